import { readQueue } from '@wangge/core/case/read-queue'
import type { StaffActor, StaffRole } from '@wangge/core/staff'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { found } from '../../../server/found.ts'
import { deskActor } from '../../../server/session.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Missing } from '../../../ui/missing.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { mayAnywhere } from './office/may-anywhere.ts'
import { cellGrants, queueCells } from './queue-cells.ts'
import { QueueFilter } from './queue-filter.tsx'
import { QueueForm, type QueueRow } from './queue-form.tsx'
import { rowsOf } from './queue-rows.ts'
import { SignedOut } from './signed-out.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskQueue'))('title'),
})

type Query = Record<string, string | string[] | undefined>

const chosen = (query: Query) =>
  Object.fromEntries(
    ['cell', 'category', 'overdue', 'cursor'].flatMap((name) => {
      const value = query[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )

/** Roles for which cases do not wait: they look at those of their cell. */
const looking: readonly StaffRole[] = ['command', 'deputy']

/** Who commands or reads a cell asks for all that is open in it, unless something else is chosen; `mine` is what waits for the person. */
function asked(
  { grants }: Pick<StaffActor, 'grants'>,
  query: Record<string, string>,
): Record<string, string> {
  const { cell, ...rest } = query
  if (cell === 'mine') return rest
  const commanded = grants.find(({ role }) => looking.includes(role))?.cell
  const shown = cell ?? commanded
  return shown === undefined ? rest : { ...rest, cell: shown }
}

/** What a person has to do next, the nearest deadline first. */
const Desk = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const locale = await getLocale()
  const t = await getTranslations('deskQueue')
  const said = chosen(await searchParams)
  const query = asked(actor, said)
  const seeing = cellGrants(actor)
  if (query.cell && seeing.length === 0) return <Missing />
  const queue = await found(readQueue(ctx, actor, query))
  if (!queue) return <Missing />
  const { lines, looked, next, land } = queue
  const rows: readonly QueueRow[] = await rowsOf(lines, land, ctx.now(), locale)
  const late = rows.filter(({ overdue }) => overdue).length
  const { cursor, ...filter } = query
  const address = (more: Record<string, string>) => {
    const words = new URLSearchParams({ cell: 'mine', ...filter, ...more })
    return addressIn(locale, `/desk?${words}`)
  }
  const count = { count: rows.length, late, more: next ? 'yes' : 'no' }
  const isUnfinished = rows.length === 0 && next !== null
  // Of all there is it is said how much; of a part of it the list says enough.
  const isNarrowed = isUnfinished || query.category !== undefined || query.overdue !== undefined
  const messages = await getMessages()
  return (
    <>
      <h1>{t('title')}</h1>
      {(rows.length > 0 || !isNarrowed) && (
        <p>{query.cell ? t('leadCell', { ...count, cell: land.ref(query.cell).name }) : t('lead', count)}</p>
      )}
      <QueueFilter
        address={addressIn(locale, '/desk')}
        cells={seeing.length > 0 ? queueCells({ grants: seeing }, land, query.cell) : []}
        chosen={{ cell: 'mine', ...query }}
        isOpen={Object.keys(said).length > 0}
      />
      {rows.length > 0 ? (
        <NextIntlClientProvider
          messages={{
            deskQueue: messages.deskQueue,
            deskCase: { stage: messages.deskCase.stage, clock: messages.deskCase.clock },
            record: messages.record,
            fault: messages.fault,
          }}
        >
          <QueueForm rows={rows} caption={t('caption')} />
        </NextIntlClientProvider>
      ) : isUnfinished ? (
        <EmptyState title={t('unfinished', { looked })}>
          <p>{t('unfinishedText')}</p>
        </EmptyState>
      ) : (
        <EmptyState title={t('empty')}>
          <p>{t(Object.keys(said).length > 0 ? 'emptyFiltered' : 'emptyText')}</p>
          <Elsewhere actor={actor} filtered={Object.keys(said).length > 0} />
        </EmptyState>
      )}
      <Pager
        label={t('pages')}
        first={cursor ? { name: t('first'), address: address({}) } : undefined}
        next={
          next ? { name: t(isUnfinished ? 'lookOn' : 'next'), address: address({ cursor: next }) } : undefined
        }
      />
      {mayAnywhere(actor, 'case.export') && (
        <p>
          <ButtonLink kind="secondary" href={addressIn(locale, '/desk/export')}>
            {t('exportTitle')}
          </ButtonLink>
        </p>
      )}
      <script src="/island/queue.js" async />
    </>
  )
}

/** Offices whose work waits on another page. */
const offices = [
  { name: 'publish', needs: 'case.publish' },
  { name: 'rewards', needs: 'reward.read' },
  { name: 'identity', needs: 'identity.agree' },
  { name: 'staff', needs: 'staff.read' },
  { name: 'audit', needs: 'audit.read' },
] as const

/** Where somebody finds work whose list here is empty: the page of the office, or the list without the filter. */
const Elsewhere = async ({ actor, filtered }: { actor: StaffActor; filtered: boolean }) => {
  const [t, desk, locale] = await Promise.all([
    getTranslations('deskQueue'),
    getTranslations('desk'),
    getLocale(),
  ])
  const own = offices.filter(({ needs }) => mayAnywhere(actor, needs))
  if (filtered)
    return (
      <ButtonLink kind="secondary" href={addressIn(locale, '/desk')}>
        {t('unfiltered')}
      </ButtonLink>
    )
  if (own.length === 0) return null
  return (
    <>
      <p>{t('elsewhere')}</p>
      {own.map(({ name }) => (
        <ButtonLink key={name} kind="secondary" href={addressIn(locale, `/desk/${name}`)}>
          {desk(`nav.${name}`)}
        </ButtonLink>
      ))}
    </>
  )
}

export default Desk
