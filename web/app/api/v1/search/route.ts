import { parse } from '@wangge/core/fault'
import { responsiblePosts } from '@wangge/core/officer/read'
import { loadScheme } from '@wangge/core/scheme/load'
import { search } from '@wangge/core/scheme/search'
import { ctx } from '../../../../server/context.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'
import { toSearchAnswer } from '../../../../server/scheme-answers.ts'
import { searchQuery } from '../../../../server/scheme-schemas.ts'
import { searchWords } from '../../../../server/search-words.ts'

export const GET = endpoint(async (request, _, locale) => {
  const { q, ...query } = Object.fromEntries(new URL(request.url).searchParams)
  const { q: words, limit } = parse(searchQuery, { q: searchWords(q), ...query })
  const loaded = await loadScheme(ctx)
  const found = search(loaded, words, limit + 1)
  const hits = found.slice(0, limit)
  const posts = await responsiblePosts(
    ctx,
    loaded,
    hits.map(({ cell }) => cell.code),
  )
  const { id: scheme, demo } = loaded.scheme
  const body = toSearchAnswer({ scheme, demo }, { hits, more: found.length > limit }, posts, locale)
  return { body, cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
