import { readPassedOn } from '@wangge/core/case/read-passed-on'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { deskActor } from '../../../../server/session.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import styles from '../queue-form.module.css'
import { SignedOut } from '../signed-out.tsx'
import { PassedCase } from './passed-case.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskTransfers'))('passed.title'),
})

type Props = { searchParams: Promise<{ cursor?: string | string[] }> }

/** What a person's units passed on, and what became of it. */
const PassedOn = async ({ searchParams }: Props) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  if (!mayAnywhere(actor, 'case.transfer')) return <Missing />
  const [t, locale] = await Promise.all([getTranslations('deskTransfers'), getLocale()])
  const { cursor } = await searchParams
  const asked = typeof cursor === 'string' ? { cursor } : {}
  const list = await found(readPassedOn(ctx, actor, asked))
  if (!list) return <Missing />
  const { lines, next, land } = list
  const address = addressIn(locale, '/desk/passed-on')
  const waiting = lines.filter(({ last }) => last.answer === 'waiting').length
  const open = lines.filter(({ line }) => line.former.until === null).length
  const more = next || cursor ? 'yes' : 'no'
  return (
    <>
      <h1>{t('passed.title')}</h1>
      <p>{t('passed.lead', { count: lines.length, open, waiting, more })}</p>
      {lines.length === 0 ? (
        <EmptyState title={t('passed.empty')}>
          <p>{t('passed.emptyText')}</p>
        </EmptyState>
      ) : (
        <ol className={styles.list} data-passed-on>
          {lines.map((each) => (
            <PassedCase key={each.line.no} passed={each} land={land} now={ctx.now()} />
          ))}
        </ol>
      )}
      <Pager
        label={t('passed.pages')}
        first={cursor ? { name: t('passed.first'), address } : undefined}
        next={
          next
            ? { name: t('passed.next'), address: `${address}?cursor=${encodeURIComponent(next)}` }
            : undefined
        }
      />
      <HowWeCount title={t('passed.howTitle')}>
        <p>{t('passed.how')}</p>
      </HowWeCount>
    </>
  )
}

export default PassedOn
