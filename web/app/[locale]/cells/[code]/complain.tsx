import { titleName } from '@wangge/core/officer'
import type { HeldCell } from '@wangge/core/scheme/read-cell'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../i18n/locales.ts'
import { CellLink } from '../../../../ui/cell-link.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Phone } from '../../../../ui/phone.tsx'

/**
 * Where to turn when those responsible do not do what they must: the cell above, then the public lines. `about`: the
 * cell a report may be about.
 */
export const Complain = ({ above, about }: { above: HeldCell | undefined; about: string | undefined }) => {
  const locale = useLocale()
  const t = useTranslations('cell')
  const cell = () => above && <CellLink cell={above} />
  const responsible = above?.responsible
  return (
    <>
      <h2>{t('complain')}</h2>
      <ul>
        <li>
          {!above && t('complainTop')}
          {above && !responsible && t.rich('complainAboveNobody', { cell })}
          {responsible &&
            t.rich('complainAbove', {
              cell,
              title: titleName(responsible.title, locale),
              name: () => <InChinese>{responsible.name}</InChinese>,
              phone: () => <Phone line={responsible.phone} />,
            })}
        </li>
        {about !== undefined && (
          <li>
            {t.rich('complainReport', {
              report: (text) => <a href={addressIn(locale, `/report?against=${about}`)}>{text}</a>,
            })}
          </li>
        )}
        <li>
          {t.rich('complainHotlines', {
            a: (line) => <a href="tel:12345">{line}</a>,
            b: (line) => <a href="tel:12369">{line}</a>,
          })}
        </li>
        <li>
          {t.rich('complainOverdue', {
            cases: (text) => <a href={addressIn(locale, '/cases')}>{text}</a>,
          })}
        </li>
      </ul>
    </>
  )
}
