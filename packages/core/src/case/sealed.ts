import type { Context } from '../context.ts'
import { commitment, NONCE, seal, unseal } from '../seal.ts'
import { caseStream } from './case.ts'
import type { Words } from './deed.ts'

/** Words open beside the very event they were sealed for. */
const boxName = (stream: string, seq: number) => `${stream}/${seq}`

/** `commit` goes into the event: a salted commitment to what was sealed. */
export function sealCaseWords(
  { keys, random }: Pick<Context, 'keys' | 'random'>,
  stream: string,
  seq: number,
  words: Words,
): { readonly commit: string; readonly sealed: Uint8Array } {
  const salt = random(32)
  const secret = { ...words, salt: Buffer.from(salt).toString('base64') }
  return {
    commit: commitment(salt, words),
    sealed: seal(keys, boxName(stream, seq), secret, random(NONCE)),
  }
}

/** The words beside the events of a case, by `seq`. */
export async function caseWords(
  { ledger, keys }: Pick<Context, 'ledger' | 'keys'>,
  no: string,
): Promise<ReadonlyMap<number, Words>> {
  const stream = caseStream(no)
  const boxes = await ledger.sealedEvents(stream)
  return new Map(
    [...boxes].map(([seq, box]) => {
      const { salt: _, ...words } = unseal(keys, boxName(stream, seq), box) as Words & { salt: string }
      return [seq, words] as const
    }),
  )
}
