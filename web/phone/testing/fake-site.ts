import { partsOf } from '@wangge/core/evidence'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { vi } from 'vitest'

const secrets = { hmacSignatureSecret: 'site', hmacKeySignatureSecret: 'site too' }

export type FakeSite = {
  /** Everything asked, as `POST /api/v1/tips`. */
  readonly asked: string[]
  /** Objects in the bucket by name. */
  readonly bucket: Map<string, Blob>
  /** Bodies of tips by idempotency key. */
  readonly tips: Map<string, unknown>
  /** Answers the next question of that name so, instead of doing it; `lost` does it and loses the answer. */
  fail(question: string, how: Failure): void
  /** So from the `n`th question of that name on, until `mend`. */
  failFrom(question: string, n: number, how: Failure): void
  mend(): void
  forgetPermits(): void
  forgetUploads(): void
}

type Failure = 'broken' | 'lost' | { readonly status: number; readonly code: string; readonly field?: string }
type Body = { draft: string; file: string; type: string; size: number; payload: string }

/** The interfaces of the site and its bucket as phones see them, in place of `fetch`; the proof of work is real. */
export function fakeSite(): FakeSite {
  const permits = new Set<string>()
  const uploads = new Map<string, { draft: string; type: string; size: number }>()
  type Planned = {
    readonly question: string
    readonly how: Failure
    readonly after: number
    readonly always: boolean
  }
  let failures: Planned[] = []
  const site: FakeSite = {
    asked: [],
    bucket: new Map(),
    tips: new Map(),
    fail: (question, how) => failures.push({ question, how, after: 0, always: false }),
    failFrom: (question, after, how) => failures.push({ question, how, after, always: true }),
    mend() {
      failures = []
    },
    forgetPermits: () => permits.clear(),
    forgetUploads: () => uploads.clear(),
  }
  const part = (id: string, n: number) => ({
    url: 'https://bucket.example/',
    fields: { key: `incoming/${id}/${n}` },
  })

  const answers: Record<string, (body: Body, key: string, path: readonly string[]) => Promise<Response>> = {
    async challenge() {
      const made = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: 1,
        counter: 5,
        deriveKey,
        ...secrets,
      })
      return Response.json(made)
    },
    async permits({ draft, payload }) {
      const { verified } = await verifySolution({ ...JSON.parse(atob(payload)), deriveKey, ...secrets })
      if (!verified) return problem(400, 'challenge.invalid')
      permits.add(draft)
      return new Response(null, { status: 204 })
    },
    async uploads({ draft, file, type, size }) {
      if (!permits.has(draft)) return problem(403, 'challenge.missing')
      const id = `${uploads.size}${file}`
      uploads.set(id, { draft, type, size })
      return Response.json(
        { id, parts: partsOf({ type, size }).map((_, i) => part(id, i + 1)) },
        { status: 201 },
      )
    },
    async parts({ draft }, _, [, id = '', , n]) {
      if (uploads.get(id)?.draft !== draft) return problem(404, 'evidence.unknown')
      return Response.json(part(id, Number(n)))
    },
    async tips(body, key) {
      const { evidence } = body as unknown as { evidence: { id: string }[] }
      if (!permits.has(key)) return problem(403, 'challenge.missing')
      if (evidence.some(({ id }) => !uploads.has(id)))
        return problem(404, 'evidence.expired', 'evidence.0.id')
      site.tips.set(key, body)
      return Response.json({ tipNo: 'T26-1', receipt: `receipt of ${key}`, proof: 'proof' }, { status: 201 })
    },
  }

  vi.stubGlobal(
    'fetch',
    async (address: string, { method = 'GET', headers, body, signal }: RequestInit = {}) => {
      const url = new URL(address, 'https://site.example')
      const path = url.pathname.replace('/api/v1/', '').split('/')
      const question = url.host === 'bucket.example' ? 'bucket' : path.length > 1 ? 'parts' : (path[0] ?? '')
      site.asked.push(question)
      // Bytes take their time, and whoever waits for them may give up.
      if (question === 'bucket') await new Promise((over) => setTimeout(over, 10_000))
      signal?.throwIfAborted()
      const before = site.asked.filter((each) => each === question).length - 1
      const failure = failures.find((each) => each.question === question && each.after <= before)
      if (!failure?.always) failures = failures.filter((each) => each !== failure)
      if (failure?.how === 'broken') throw new TypeError('fetch failed')
      if (typeof failure?.how === 'object')
        return problem(failure.how.status, failure.how.code, failure.how.field)
      const given = body instanceof FormData ? body : JSON.parse(String(body ?? '{}'))
      const answer =
        given instanceof FormData
          ? take(site.bucket, given)
          : await answers[question]?.(given, new Headers(headers).get('idempotency-key') ?? '', path)
      if (failure?.how === 'lost') throw new TypeError('terminated')
      return answer ?? problem(method === 'GET' ? 404 : 405, 'service.no_such_address')
    },
  )
  return site
}

function take(bucket: Map<string, Blob>, form: FormData): Response {
  bucket.set(String(form.get('key')), form.get('file') as Blob)
  return new Response(null, { status: 204 })
}

const problem = (status: number, code: string, field?: string) =>
  Response.json({ code, errors: [{ code, detail: '', ...(field && { field }) }] }, { status })
