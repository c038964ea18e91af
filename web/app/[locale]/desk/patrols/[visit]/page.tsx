import { dayOf } from '@wangge/core/calendar'
import { readVisit, type ShownVisit } from '@wangge/core/patrol/read-visits'
import { loadScheme } from '@wangge/core/scheme/load'
import { toWgs84 } from '@wangge/grid'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { drawNear, drawVisit } from '../../../../../map/visit.ts'
import { ctx } from '../../../../../server/context.ts'
import { found } from '../../../../../server/found.ts'
import { deskActor } from '../../../../../server/session.ts'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { Notice } from '../../../../../ui/notice.tsx'
import { PhotoList } from '../../cases/[no]/photo-list.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { type VisitAsked, visitOfAddress, visitPage } from '../visit-address.ts'
import { VisitFindings } from './visit-findings.tsx'
import { VisitMap } from './visit-map.tsx'

type Asked = {
  readonly params: Promise<{ visit: string }>
  readonly searchParams: Promise<{ done?: string | string[] }>
}

const short = { timeStyle: 'short', hour12: false } as const
const long = { ...short, dateStyle: 'long' } as const

/** Units of the drawings. */
const WIDTH = 1000

export const generateMetadata = async ({ params }: Asked): Promise<Metadata> => {
  const t = await getTranslations('deskPatrols')
  const { no = '' } = visitOfAddress(decodeURIComponent((await params).visit)) ?? {}
  return { title: t('visitTitle', { no }) }
}

/** One visit: where it went, what was found, and what came of it; for whoever made it and for superiors. */
const VisitPage = async ({ params, searchParams }: Asked) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const asked = visitOfAddress(decodeURIComponent((await params).visit))
  const shown = asked && (await found(readVisit(ctx, actor, asked)))
  if (!asked || !shown) return <Missing />
  const [t, locale] = await Promise.all([getTranslations('deskPatrols'), getLocale()])
  const isDone = (await searchParams).done === '1'
  return (
    <>
      {isDone && (
        <div role="status" data-done="patrol" data-of={asked.cell}>
          <Notice kind="held" title={t('doneTitle')}>
            {t('done', { no: asked.no })}
          </Notice>
        </div>
      )}
      <h1>{t('visitTitle', { no: asked.no })}</h1>
      <VisitFacts shown={shown} />
      {!shown.words && <p>{t('visit.erased')}</p>}
      <VisitMaps shown={shown} />
      <VisitFindings shown={shown} folder={`${visitPage(asked)}/photos`} />
      {shown.words && shown.words.photos.length > 0 && (
        <section aria-labelledby="photos">
          <h2 id="photos">{t('visit.ownPhotos')}</h2>
          <PhotoList folder={`${visitPage(asked)}/photos`} ids={shown.words.photos} />
        </section>
      )}
      <p>
        <a href={addressIn(locale, listOf(asked))}>{t('visit.all')}</a>
      </p>
      {isDone && <script src="/island/patrol.js" async />}
    </>
  )
}

const listOf = ({ cell, month }: VisitAsked) => `/desk/patrols?cell=${cell}&month=${month}`

const VisitFacts = async ({ shown: { cell, visit, words } }: { shown: ShownVisit }) => {
  const [t, format] = await Promise.all([getTranslations('deskPatrols'), getFormatter()])
  const { at, seconds, metres, inside, role, mine } = visit
  const [from, to] = [new Date(at), new Date(Date.parse(at) + seconds * 1000)]
  const isOneDay = dayOf(from) === dayOf(to)
  const way = t('km', { km: format.number(metres / 1000, { maximumFractionDigits: 1 }) })
  return (
    <FactList
      facts={[
        { term: t('cell'), value: <InChinese>{cell.name}</InChinese> },
        { term: t('column.as'), value: `${t(`role.${role}`)}${mine ? ` · ${t('mine')}` : ''}` },
        {
          term: t('column.at'),
          value: `${format.dateTime(from, long)}–${format.dateTime(to, isOneDay ? short : long)}`,
        },
        { term: t('column.length'), value: t('minutes', { count: Math.round(seconds / 60) }) },
        { term: t('column.metres'), value: inside === null ? t('noTrack') : way },
        ...(inside === null ? [] : [{ term: t('column.inside'), value: t('percent', { percent: inside }) }]),
        ...(words && words.track.length > 0
          ? [{ term: t('visit.points'), value: format.number(words.track.length) }]
          : []),
      ]}
    />
  )
}

const VisitMaps = async ({ shown: { cell, visit, words } }: { shown: ShownVisit }) => {
  const loaded = await loadScheme(ctx, dayOf(new Date(visit.at)))
  if (!words || !loaded.cell(cell.code)) return null
  const places = words.findings.flatMap(({ point }, i) => (point ? [{ n: i + 1, ...toWgs84(point) }] : []))
  const walked = { track: words.track, places }
  const near = drawNear(loaded, cell.code, walked, WIDTH)
  return (
    <>
      <VisitMap drawn={drawVisit(loaded, cell.code, walked, WIDTH)} cell={cell.name} isNear={false} />
      {near && <VisitMap drawn={near} cell={cell.name} isNear />}
    </>
  )
}

export default VisitPage
