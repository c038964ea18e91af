import { listOpenings } from '@wangge/core/identity/list-openings'
import type { StaffActor } from '@wangge/core/staff'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Table } from '../../../../ui/table.tsx'

/** What was asked for lately: first what waits for this person's answer, then everything. */
export const Recent = async ({ actor }: { actor: StaffActor }) => {
  const [t, locale, format, lines] = await Promise.all([
    getTranslations('deskIdentity'),
    getLocale(),
    getFormatter(),
    listOpenings(ctx, actor),
  ])
  const waiting = lines.filter(({ status, by }) => status === 'asked' && by !== actor.name)
  const table = (caption: ReactNode, some: typeof lines) => (
    <Table
      caption={caption}
      columns={(['at', 'tip', 'what', 'purpose', 'by', 'state'] as const).map((key) => ({
        key,
        name: t(key),
      }))}
      rows={some.map(({ id, askedAt, tip, field, purpose, by, person, status, lastDay }) => ({
        key: id,
        cells: {
          at: (
            <a href={addressIn(locale, `/desk/identity?opened=${id}`)}>
              {format.dateTime(new Date(askedAt), { dateStyle: 'medium', timeStyle: 'short' })}
            </a>
          ),
          tip,
          what: t(`fieldName.${field}`),
          purpose: t(`purposeName.${purpose}`),
          by: by === actor.name ? t('you') : <InChinese>{person ?? '–'}</InChinese>,
          state: status === 'asked' ? t('waitsUntil', { day: lastDay }) : t(`status.${status}`),
        },
      }))}
    />
  )
  return (
    <>
      {waiting.length > 0 && (
        <section data-waiting>
          {table(<h2>{t('waitingTitle', { count: waiting.length })}</h2>, waiting)}
        </section>
      )}
      {lines.length === 0 ? (
        <EmptyState title={t('recentNone')}>
          <p>{t('recentNoneText')}</p>
        </EmptyState>
      ) : (
        table(<h2>{t('recent')}</h2>, lines)
      )}
    </>
  )
}
