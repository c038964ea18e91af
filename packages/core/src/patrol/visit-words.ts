import type { Context } from '../context.ts'
import { unseal } from '../seal.ts'
import type { Finding, VisitInput } from './patrol.ts'

/** What of a visit is for its cell's people alone, and erasable. */
export type VisitWords = Pick<VisitInput, 'track' | 'photos'> & {
  readonly findings: readonly Pick<VisitInput['findings'][number], 'text' | 'point' | 'photos'>[]
}

/** What was sealed beside the visits of a month and is not erased yet, by the `seq` of their events. */
export async function visitWords(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  stream: string,
): Promise<ReadonlyMap<number, VisitWords>> {
  const boxes = await ledger.sealedEvents(stream)
  return new Map(
    [...boxes].map(([seq, box]) => [seq, unseal(keys, `${stream}/${seq}`, box) as VisitWords] as const),
  )
}

/** Photos that stay with a visit: its own, and those of what was found clean or mended; those of a case went with the case. */
export const keptPhotos = (
  { findings }: { readonly findings: readonly Pick<Finding, 'result'>[] },
  words: Pick<VisitWords, 'photos'> & {
    readonly findings: readonly Pick<VisitWords['findings'][number], 'photos'>[]
  },
): readonly string[] => [
  ...words.photos,
  ...findings.flatMap(({ result }, i) => (result === 'case' ? [] : (words.findings[i]?.photos ?? []))),
]
