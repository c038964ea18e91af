import { titleName } from '@wangge/core/officer'
import type { HeldCell } from '@wangge/core/scheme/read-cell'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { CellLink } from '../../../../ui/cell-link.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Phone } from '../../../../ui/phone.tsx'

/** The sentence a reader came for: who is responsible here, or was on a day, and how to reach them. */
export const Answer = ({
  cell: { name, responsible },
  above,
  on,
}: {
  cell: HeldCell
  above: HeldCell | undefined
  on: string | undefined
}) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const date = useFormatter().dateTime(noonOf(on ?? '1970-01-01'), { dateStyle: 'long' })
  const cell = () => <InChinese>{name}</InChinese>
  if (!responsible) {
    return (
      <p>
        {on ? t.rich('answerNobodyThen', { cell, date }) : t.rich('answerNobody', { cell })}
        {above?.responsible &&
          t.rich('answerAbove', {
            ...spoken(above.responsible),
            cell: () => <CellLink cell={above} on={on} />,
          })}
      </p>
    )
  }
  const said = { ...spoken(responsible), cell }
  return <p>{on ? t.rich('answerThen', { ...said, date }) : t.rich('answer', said)}</p>

  function spoken({ title, name: person, phone }: NonNullable<HeldCell['responsible']>) {
    return {
      title: titleName(title, locale),
      name: () => <InChinese>{person}</InChinese>,
      phone: () => <Phone line={phone} />,
    }
  }
}
