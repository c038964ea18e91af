import { measures } from '@wangge/core/case/named-codes'
import { type Publication, readPublication } from '@wangge/core/case/read-publication'
import { categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { found } from '../../../../../server/found.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Columns } from '../../../../../ui/columns.tsx'
import { noonOf } from '../../../../../ui/due.tsx'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { Notice } from '../../../../../ui/notice.tsx'
import { Office } from '../../office/office.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { actAtPublishing } from './actions.ts'
import styles from './publish.module.css'
import { RedactForm } from './redact-form.tsx'
import { ReleaseForm } from './release-form.tsx'

type Props = { params: Promise<{ no: string }>; searchParams: Promise<{ done?: string | string[] }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations('deskPublish'))('caseTitle', { no: (await params).no }),
})

/** One closed case: its photos made ready, its summary written, and both shown as the public will see them. */
const PublishCase = async ({ params, searchParams }: Props) => {
  const [{ no }, { done }, actor, locale] = await Promise.all([
    params,
    searchParams,
    deskActor(),
    getLocale(),
  ])
  const publication = actor ? await found(readPublication(ctx, actor, no)) : undefined
  const { fault, deskOffice, deskPublish } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ fault, deskOffice, deskPublish }}>
      <Office
        action={actAtPublishing}
        here={addressIn(locale, `/desk/publish/${encodeURIComponent(no)}`)}
        instead={publication !== undefined ? null : actor ? <Missing /> : <SignedOut />}
      >
        {publication && <Whole publication={publication} isDone={done === 'publish'} />}
        {publication === null && <NotYet no={no} />}
      </Office>
      <script src="/island/redact.js" async />
    </NextIntlClientProvider>
  )
}

const NotYet = async ({ no }: { no: string }) => {
  const [t, locale] = await Promise.all([getTranslations('deskPublish'), getLocale()])
  return (
    <>
      <h1>{t('caseTitle', { no })}</h1>
      <p>{t('notYet')}</p>
      <p>
        <a href={addressIn(locale, '/desk/publish')}>{t('back')}</a>
      </p>
    </>
  )
}

const Whole = async ({ publication, isDone }: { publication: Publication; isDone: boolean }) => {
  const [t, record, locale, format] = await Promise.all([
    getTranslations('deskPublish'),
    getTranslations('record'),
    getLocale(),
    getFormatter(),
  ])
  const { no, seq, summary, photos, outcome } = publication
  const { published } = outcome
  const here = addressIn(locale, `/desk/publish/${no}`)
  const ready = photos.flatMap(({ id, shown, isAsked, side }, i) => {
    if (!shown || isAsked) return []
    const chosen = (['before', 'after'] as const).find((each) => published?.[each].includes(shown.sha256))
    return [
      {
        id,
        n: i + 1,
        sha256: shown.sha256,
        address: `${here}/shown/${id}?of=${shown.sha256.slice(0, 12)}`,
        side: chosen ?? (published ? '' : (side ?? '')),
      } as const,
    ]
  })
  return (
    <Columns facts={<Facts publication={publication} />}>
      <h1>{t('caseTitle', { no })}</h1>
      {isDone && (
        <div role="status" id="done" data-done="release">
          <Notice kind="held" title={t('doneTitle')}>
            {t('done')}
          </Notice>
        </div>
      )}
      <p>
        {published
          ? t('public', { date: format.dateTime(new Date(published.at), { dateStyle: 'long' }) })
          : t('draft')}
      </p>
      <Photos no={no} photos={photos} />
      <ReleaseForm no={no} seq={seq} summary={summary} photos={ready} isPublished={published !== null} />
      <p>
        <a href={addressIn(locale, '/desk/publish')}>{t('back')}</a> ·{' '}
        <a href={addressIn(locale, `/desk/cases/${no}`)}>{t('deskPage')}</a> ·{' '}
        <a href={addressIn(locale, `/cases/${no}`)} title={record('no')}>
          {t('publicPage')}
        </a>
      </p>
    </Columns>
  )
}

const Photos = async ({ no, photos }: Pick<Publication, 'no' | 'photos'>) => {
  const [t, locale] = await Promise.all([getTranslations('deskPublish'), getLocale()])
  const here = addressIn(locale, `/desk/publish/${no}`)
  return (
    <section>
      <h2>{t('photosTitle')}</h2>
      <p>{photos.length > 0 ? t('photosLead') : t('noPhotos')}</p>
      <ol className={styles.photos}>
        {photos.map(({ id, of, side, isAsked, shown }, i) => (
          <li key={id} id={`photo-${id}`} className={styles.photo}>
            <h3>
              {t('photo', { n: i + 1 })} · {t(`of.${of}`)}
              {side && ` · ${t(`side.${side}`)}`}
            </h3>
            {isAsked && (
              <p role="status" data-making>
                {t('making')} <a href={here}>{t('refresh')}</a>
              </p>
            )}
            {shown && !isAsked && (
              <figure className={styles.shown} data-shown>
                <figcaption>{t('ready', { n: shown.boxes })}</figcaption>
                {/* biome-ignore lint/performance/noImgElement: shown to signed-in people alone, by an address of its own */}
                <img
                  src={`${here}/shown/${id}?of=${shown.sha256.slice(0, 12)}`}
                  alt={t('shownAlt', { n: i + 1 })}
                />
              </figure>
            )}
            <details open={!shown && !isAsked}>
              <summary>{t('original')}</summary>
              <RedactForm
                no={no}
                id={id}
                n={i + 1}
                picture={addressIn(locale, `/desk/photos/${no}/${id}`)}
                isMade={shown !== null}
              />
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}

const Facts = async ({ publication }: { publication: Publication }) => {
  const [t, record, locale, format] = await Promise.all([
    getTranslations('deskPublish'),
    getTranslations('record'),
    getLocale(),
    getFormatter(),
  ])
  const { category, chain, outcome, due } = publication
  const named = outcome.measures.map(
    (code) => measures.find((each) => each.code === code)?.name[locale] ?? code,
  )
  return (
    <FactList
      facts={[
        { term: t('facts.verdict'), value: record(`verdict.${outcome.verdict}`) },
        { term: t('facts.measures'), value: named.join('、') || t('facts.none') },
        { term: t('facts.penaltyNo'), value: outcome.penaltyNo ?? t('facts.none') },
        { term: t('facts.category'), value: categoryName(category, locale) },
        { term: t('facts.cell'), value: <span lang="zh-CN">{chain.map(({ name }) => name).join(' ')}</span> },
        {
          term: t('facts.due'),
          value:
            due && 'date' in due ? format.dateTime(noonOf(due.date), { dateStyle: 'long' }) : t('facts.none'),
        },
      ]}
    />
  )
}

export default PublishCase
