import type { Wrong } from '../server/wrong.ts'

/** The site understood and said no, with its fault codes (RFC 9457). */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly wrongs: readonly Wrong[]

  constructor(status: number, wrongs: readonly Wrong[]) {
    super(wrongs.map(({ code }) => code).join(', '))
    this.status = status
    this.wrongs = wrongs
  }

  says(...codes: Wrong['code'][]): boolean {
    return this.wrongs.some(({ code }) => codes.includes(code))
  }
}

/** Nobody answered, or said to come again: the same question later may well be answered. */
export class Unreached extends Error {
  override readonly name = 'Unreached'
}

/** Milliseconds after which a question counts as not answered. */
const PATIENCE = 30_000

/**
 * Asks an interface of the site.
 * @throws Refusal, Unreached
 */
export async function ask<T>(
  path: string,
  { body, key, signal }: { body?: unknown; key?: string; signal?: AbortSignal | undefined } = {},
): Promise<T> {
  const answer = await fetch(`/api/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(key && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: within(PATIENCE, signal),
  }).catch((error: unknown) => {
    throw signal?.aborted ? error : new Unreached()
  })
  if (answer.status === 204) return undefined as T
  const said = await answer.json().catch(() => {
    throw new Unreached()
  })
  if (answer.ok) return said
  if (answer.status >= 500 || answer.status === 429) throw new Unreached()
  throw new Refusal(answer.status, wrongsOf(said))
}

const wrongsOf = ({ errors }: { errors?: readonly Wrong[] }): readonly Wrong[] =>
  (errors ?? []).map(({ code, field }) => ({ code, ...(field && { field }) }))

/** What `AbortSignal.any` would give, for the phones that lack it. */
function within(patience: number, signal: AbortSignal | undefined): AbortSignal {
  const until = new AbortController()
  const end = () => until.abort()
  setTimeout(end, patience)
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end)
  return until.signal
}
