import type { ResponsiblePost } from '@wangge/core/officer'
import { responsiblePosts, seatsOf } from '@wangge/core/officer/read'
import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import { type Hit, search } from '@wangge/core/scheme/search'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { searchWords } from '../../../server/search-words.ts'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Answer } from './answer.tsx'
import { HitTable } from './hit-table.tsx'
import { NothingFound } from './nothing-found.tsx'
import { pickAnswer } from './pick-answer.ts'
import { SearchForm } from './search-form.tsx'

/** Hits shown; whoever needs more names the place closer. */
const MOST = 20

type Query = Record<string, string | string[] | undefined>

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('search'))('title'),
  robots: { index: false },
})

const SearchPage = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const t = await getTranslations('search')
  const fault = await getTranslations('fault')
  const { q } = await searchParams
  const words = searchWords([q].flat()[0])
  const loaded = await loadScheme(ctx)
  const hits = search(loaded, words, MOST + 1)
  const { answer, others } = pickAnswer(hits, words)
  const shown = others.slice(0, MOST)
  const posts = await responsiblePosts(
    ctx,
    loaded,
    hits.flatMap(({ cell, parents }) => [cell, ...parents.slice(-1)].map(({ code }) => code)),
  )
  const held = (code: string | undefined) => posts.get(code ?? '')
  return (
    <>
      <h1>{t('title')}</h1>
      {answer && (
        <Answer
          hit={answer}
          post={answer.post ? await namedPost(loaded, answer) : held(answer.cell.code)}
          above={held(answer.parents.at(-1)?.code)}
        />
      )}
      <SearchForm words={words} error={q !== undefined && words === '' ? fault('search.empty') : undefined} />
      {words !== '' && hits.length === 0 && <NothingFound words={words} />}
      {shown.length > 0 && (
        <HitTable
          hits={shown}
          post={held}
          levels={loaded.scheme.levels}
          caption={t(answer ? 'others' : 'several', { count: shown.length, words })}
        />
      )}
      {hits.length > MOST && <p>{t('more', { most: MOST })}</p>}
      <HowWeCount title={t('howTitle')}>
        <p>{t('how')}</p>
        <p>{t('howPersons')}</p>
      </HowWeCount>
    </>
  )
}

/** Who holds the very post that was asked for. */
async function namedPost(loaded: LoadedScheme, { cell, post }: Hit): Promise<ResponsiblePost | undefined> {
  const seat = (await seatsOf(ctx, loaded, cell.code)).find((each) => each.post === post?.code)
  return seat?.holder
    ? { code: seat.post, title: seat.title, name: seat.holder.name, phone: seat.holder.phone }
    : undefined
}

export default SearchPage
