import type { Renewal } from '@wangge/core/staff/list-renewals'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'
import { rightInWords } from './questions.ts'

type Ref = (cell: string) => { readonly name: string }

/** Rights of which a reform left less than there was: somebody has to give them anew, or take them. */
export const Renewals = async ({ renewals, refOf }: { renewals: readonly Renewal[]; refOf: Ref }) => {
  if (renewals.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('deskStaff.renewals'), getLocale()])
  const names = (cells: readonly string[]) => cells.map((cell) => refOf(cell).name).join(t('comma'))
  const rows = await Promise.all(
    renewals.map(async ({ id, person, grant, cellName, reaches, lacks }) => ({
      key: `${id}.${grant.id}`,
      cells: {
        name: (
          <a href={addressIn(locale, `/desk/staff/${id}`)}>
            <InChinese>{person}</InChinese>
          </a>
        ),
        right: (await rightInWords(() => ({ name: cellName })))(grant),
        reaches: reaches.length > 0 ? names(reaches) : t('nothing'),
        lacks: lacks.length > 0 ? names(lacks) : t('gone'),
      },
    })),
  )
  return (
    <section aria-labelledby="renewals">
      <h2 id="renewals">{t('title')}</h2>
      <p>{t('lead', { count: renewals.length })}</p>
      <Table
        caption={t('caption')}
        columns={[
          { key: 'name', name: t('name') },
          { key: 'right', name: t('right') },
          { key: 'reaches', name: t('reaches') },
          { key: 'lacks', name: t('lacks') },
        ]}
        rows={rows}
      />
    </section>
  )
}
