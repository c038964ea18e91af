import { dayOf } from '@wangge/core/calendar'
import { departmentName } from '@wangge/core/department'
import { loadScheme } from '@wangge/core/scheme/load'
import type { OwnAccount } from '@wangge/core/staff/read-own-account'
import { categories } from '@wangge/core/tip'
import { getLocale, getTranslations } from 'next-intl/server'
import { ctx } from '../../../../server/context.ts'
import { Day } from '../../../../ui/day.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'

type Right = OwnAccount['grants'][number]

/** Every right of the account: as what, where, for what, from when until when, by whom. */
export const OwnRights = async ({ grants }: { grants: readonly Right[] }) => {
  const [t, desk, locale] = await Promise.all([
    getTranslations('deskMe'),
    getTranslations('desk'),
    getLocale(),
  ])
  if (grants.length === 0) return <p>{desk('noRoles')}</p>
  const ref = await loadScheme(ctx).then(
    (scheme) => scheme.ref,
    () => undefined,
  )
  const today = dayOf(ctx.now())
  const nameOf = (kind: string) => categories.find(({ code }) => code === kind)?.name[locale] ?? kind
  const days = ({ from, until }: Right) => (
    <span>
      <Day day={from} /> {t('to')} {until === null ? t('noEnd') : <Day day={until} />}
      {from > today && t('later')}
      {until !== null && until < today && t('over')}
    </span>
  )
  return (
    <Table
      caption={t('rightsCaption')}
      columns={[
        { key: 'role', name: t('role') },
        { key: 'cell', name: t('cell') },
        { key: 'kinds', name: t('kinds') },
        { key: 'days', name: t('days') },
        { key: 'by', name: t('by') },
      ]}
      rows={grants.map((right) => ({
        key: right.id,
        cells: {
          role: desk(`role.${right.role}`, { department: departmentName(right.department ?? '', locale) }),
          cell: <InChinese>{ref?.(right.cell).name ?? right.cell}</InChinese>,
          kinds: right.kinds.length > 0 ? right.kinds.map(nameOf).join(t('and')) : t('allKinds'),
          days: days(right),
          by: right.giver === null ? t('operator') : <InChinese>{right.giver}</InChinese>,
        },
      }))}
    />
  )
}
