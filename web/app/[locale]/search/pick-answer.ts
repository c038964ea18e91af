import type { Hit } from '@wangge/core/scheme/search'

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** The one hit that was meant: the only one, or the only one that bears the very name or code; with the others. */
export function pickAnswer(
  hits: readonly Hit[],
  words: string,
): { readonly answer: Hit | undefined; readonly others: readonly Hit[] } {
  const meant = hits.filter(({ cell }) => [cell.name, cell.code].some((own) => plain(own) === plain(words)))
  const [answer, ...more] = hits.length === 1 ? hits : meant
  if (!answer || more.length > 0) return { answer: undefined, others: hits }
  return { answer, others: hits.filter((hit) => hit !== answer) }
}
