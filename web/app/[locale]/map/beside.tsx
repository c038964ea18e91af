import { titleName } from '@wangge/core/officer'
import type { PublicCell } from '@wangge/core/scheme/read-cell'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import { InChinese } from '../../../ui/in-chinese.tsx'
import { Phone } from '../../../ui/phone.tsx'
import { Table } from '../../../ui/table.tsx'
import { Answer } from '../cells/[code]/answer.tsx'

/** What stands beside the map. The live map takes both parts (`data-swap`) from the page of the cell that is tapped. */

/** The cell shown: where it is, who answers for it, where to read on. */
export const ShownCell = ({ cell }: { cell: PublicCell }) => {
  const locale = useLocale()
  const t = useTranslations('map')
  const { code, name, parents } = cell
  return (
    <div data-swap="cell" aria-live="polite">
      <Breadcrumb
        label={t('path')}
        places={[...parents, cell].map((each) => ({
          name: <InChinese>{each.name}</InChinese>,
          address: addressIn(locale, `/map?cell=${each.code}`),
        }))}
      />
      <h2>
        <InChinese>{name}</InChinese>
      </h2>
      <Answer cell={cell} above={parents.at(-1)} on={undefined} />
      <p>
        <a href={addressIn(locale, `/cells/${code}`)}>
          {t.rich('page', { cell: () => <InChinese>{name}</InChinese> })}
        </a>
      </p>
    </div>
  )
}

/** The cells below it: all that can be tapped on the map. */
export const BelowCell = ({ cell: { name, children } }: { cell: PublicCell }) => {
  const locale = useLocale()
  const t = useTranslations('map')
  return (
    <div data-swap="below">
      {children.length > 0 && (
        <Table
          caption={t('below', { cell: name })}
          columns={[
            { key: 'cell', name: t('cell') },
            { key: 'person', name: t('person') },
            { key: 'phone', name: t('phone') },
          ]}
          rows={children.map(({ code, name, responsible }) => ({
            key: code,
            cells: {
              cell: (
                <a href={addressIn(locale, `/map?cell=${code}`)}>
                  <InChinese>{name}</InChinese>
                </a>
              ),
              person: responsible ? (
                <span>
                  {titleName(responsible.title, locale)} <InChinese>{responsible.name}</InChinese>
                </span>
              ) : (
                t('nobody')
              ),
              phone: responsible ? <Phone line={responsible.phone} /> : '—',
            },
          }))}
        />
      )}
    </div>
  )
}
