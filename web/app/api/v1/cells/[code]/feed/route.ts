import { listCases } from '@wangge/core/case/list'
import { readCell } from '@wangge/core/scheme/read-cell'
import { categoryName } from '@wangge/core/tip'
import { getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../../i18n/locales.ts'
import { ctx } from '../../../../../../server/context.ts'
import { localeOf } from '../../../../../../server/endpoint.ts'
import { problemResponse } from '../../../../../../server/problem.ts'
import { siteOrigin } from '../../../../../../server/site-origin.ts'
import { atomFeed } from './atom-feed.ts'

/** The newest public cases of a cell and all below it, to subscribe to (RFC 4287). */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> => {
  const locale = localeOf(request)
  try {
    const { code } = await params
    const [cell, { cases }] = await Promise.all([readCell(ctx, code), listCases(ctx, { cell: code })])
    const t = await getTranslations({ locale, namespace: 'record' })
    const origin = siteOrigin(request)
    const feed = atomFeed({
      address: `${origin}/api/v1/cells/${encodeURIComponent(code)}/feed`,
      page: `${origin}${addressIn(locale, `/cells/${encodeURIComponent(code)}`)}`,
      title: cell.name,
      language: locale,
      entries: cases.map(({ no, category, cell: at, status, receivedOn }) => ({
        address: `${origin}${addressIn(locale, `/cases/${no}`)}`,
        title: `${categoryName(category, locale)} · ${at.name} · ${no}`,
        summary: `${t('receivedOn')} ${receivedOn} · ${t(`status.${status}`)}`,
        at: receivedOn,
      })),
    })
    return new Response(feed, {
      headers: {
        'content-type': 'application/atom+xml; charset=utf-8',
        'content-language': locale,
        'cache-control': 'public, max-age=0, s-maxage=60',
        vary: 'accept-language',
      },
    })
  } catch (error) {
    return problemResponse(error, locale)
  }
}
