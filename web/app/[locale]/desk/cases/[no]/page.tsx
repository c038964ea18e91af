import { readDeskCase } from '@wangge/core/case/read-desk-case'
import type { StaffActor } from '@wangge/core/staff'
import { categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { found } from '../../../../../server/found.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Columns } from '../../../../../ui/columns.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { Notice } from '../../../../../ui/notice.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { AnswerLine } from './answer-line.tsx'
import { CaseDesk, type DeskView } from './case-desk.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseHistory } from './case-history.tsx'
import { ClockTable } from './clock-table.tsx'
import { formSpec } from './deed-fields.ts'
import styles from './deed-form.module.css'
import { formViews, replyView } from './form-views.ts'
import { NeighbourOf } from './neighbour-of.tsx'
import { Reported } from './reported.tsx'
import { Thread } from './thread.tsx'
import { timelineEntries } from './timeline-entries.ts'
import { unitNames } from './unit-name.ts'

type Query = Readonly<Record<string, string | string[] | undefined>>
type Props = { params: Promise<{ no: string }>; searchParams: Promise<Query> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations('deskCase'))('title', { no: (await params).no }),
})

/** A case as who handles it sees it, and everything that may be done about it. */
const DeskCasePage = async ({ params, searchParams }: Props) => {
  const [{ no }, query, locale] = await Promise.all([params, searchParams, getLocale()])
  const actor = await deskActor()
  const here = addressIn(locale, `/desk/cases/${encodeURIComponent(no)}`)
  const parts = actor ? await partsOf(actor, no, query) : null
  const { fault, deskCase } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ fault, deskCase }}>
      <CaseDesk
        no={parts?.no ?? no}
        here={here}
        firstKey={crypto.randomUUID()}
        view={parts?.view ?? null}
        head={parts?.head}
        done={parts?.done}
        reported={parts?.reported}
        rest={parts?.rest}
        instead={actor ? <Missing /> : <SignedOut />}
      />
      <script src="/island/field.js" async />
    </NextIntlClientProvider>
  )
}

async function partsOf(actor: StaffActor, no: string, query: Query) {
  const desk = await found(readDeskCase(ctx, actor, no))
  if (!desk) return null
  const [t, locale] = await Promise.all([getTranslations('deskCase'), getLocale()])
  const nameOf = unitNames(desk.named, locale)
  const now = ctx.now()
  const [forms, reply, history] = await Promise.all([
    formViews(desk),
    desk.mayAnswerReporter ? replyView(desk) : null,
    timelineEntries(desk.history, nameOf),
  ])
  const tips = desk.reported?.tips ?? []
  const done = typeof query.done === 'string' ? formSpec(query.done)?.deed : undefined
  const isWorker = actor.grants.every(({ role }) => role === 'worker')
  const view: DeskView = {
    seq: desk.seq,
    forms,
    sample: sampleOf(reply ? [...forms, reply] : forms, query),
    first: isWorker ? 'visit' : null,
    history,
    reply,
    threads: tips.map((tip) => ({
      tip: tip.no,
      said: <Thread key={tip.no} tip={tip} several={tips.length > 1} />,
    })),
  }
  const head = (
    <>
      <p className={styles.no}>{t('title', { no: desk.no })}</p>
      <h1>
        {categoryName(desk.category, locale)} · <InChinese>{desk.chain.at(-1)?.name}</InChinese>
      </h1>
      <AnswerLine found={desk} nameOf={nameOf} now={now} />
      <nav className={styles.jump} aria-label={t('onThisPage')}>
        <a href="#reported">
          {t(tips.length === 0 && desk.reported?.finding ? 'report.finding' : 'report.title')}
        </a>
        <a href="#timeline">{t('timeline')}</a>
      </nav>
      {desk.held && <p>{t('held')}</p>}
    </>
  )
  const told = done && (
    <div role="status" id="done" className={styles.told} data-done={done}>
      <Notice kind="held" title={t('doneTitle')}>
        {t(`deed.${done}.title` as 'deed.accept.title')}
      </Notice>
    </div>
  )
  const rest = (
    <>
      <CaseHistory no={desk.no} entries={history} />
      <Columns facts={<CaseFacts found={desk} nameOf={nameOf} neighbour={<NeighbourOf found={desk} />} />}>
        <ClockTable clocks={desk.clocks} nameOf={nameOf} now={now} />
        <p>
          <a href={addressIn(locale, '/desk')}>{t('queue')}</a>
          {!desk.held && (
            <>
              {' · '}
              <a href={addressIn(locale, `/cases/${desk.no}`)}>{t('publicPage')}</a>
            </>
          )}
        </p>
      </Columns>
    </>
  )
  return { no: desk.no, view, head, done: told, reported: <Reported found={desk} />, rest }
}

/** A sample text a link asked for, as if it had been typed. */
function sampleOf(forms: DeskView['forms'], { deed, template }: Query): DeskView['sample'] {
  const form = forms.find((each) => each.deed === deed)
  const text = form?.templates.find(({ id }) => id === template)?.text
  return form && text !== undefined ? { deed: form.deed, typed: { [form.filled]: [text] } } : null
}

export default DeskCasePage
