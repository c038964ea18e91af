import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Challenge } from '@wangge/core/admission'
import type { TipInput } from '@wangge/core/tip'
import { payloadOf, solve } from '../packages/core/src/testing/solve.ts'

/** Somebody in a network of its own: calls come from `127.x.y.1`, an address that only Linux has without being told. */
export type Caller = {
  ask(method: 'GET' | 'POST', path: string, sent?: Sent): Promise<string>
}

type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly body: string | Buffer }

export function callerFrom(base: URL, network: number): Caller {
  const localAddress = `127.${1 + (network >> 8)}.${network & 255}.1`
  const agent = new Agent({ keepAlive: true, maxSockets: 8, localAddress })
  return {
    ask: (method, path, sent) =>
      new Promise((answered, failed) => {
        const asked = request(new URL(path, base), { method, agent, headers: sent?.headers ?? {} })
        asked.on('error', failed)
        asked.on('response', async (response) => {
          try {
            const chunks: Buffer[] = []
            for await (const chunk of response) chunks.push(chunk)
            const text = Buffer.concat(chunks).toString()
            const { statusCode = 0 } = response
            if (statusCode < 300) answered(text)
            else failed(new Error(`${method} ${path} answered ${statusCode}`))
          } catch (error) {
            failed(error)
          }
        })
        asked.end(sent?.body)
      }),
  }
}

const json = (body: unknown, headers: Record<string, string> = {}): Sent => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** Does the proof of work of a draft; answers its key. */
export async function permit(caller: Caller): Promise<string> {
  const key = randomUUID()
  const challenge = JSON.parse(await caller.ask('GET', '/api/v1/challenge')) as Challenge
  const payload = payloadOf(await solve(challenge))
  await caller.ask('POST', '/api/v1/permits', json({ draft: key, payload }))
  return key
}

/** Hands in by the API what was let through under `key`; answers the receipt. */
export async function submit(caller: Caller, key: string, tip: TipInput): Promise<string> {
  const answer = await caller.ask('POST', '/api/v1/tips', json(tip, { 'idempotency-key': key }))
  return (JSON.parse(answer) as { receipt: string }).receipt
}

/** The number of the tip's case, null while it waits. @throws when nobody knows the receipt */
export async function caseOf(caller: Caller, receipt: string): Promise<string | null> {
  const answer = await caller.ask('POST', '/api/v1/tips/track', json({ receipt }))
  return (JSON.parse(answer) as { caseNo: string | null }).caseNo
}

/** What a browser without script posts back unseen with the form of the report page. */
export async function hiddenFields(caller: Caller): Promise<readonly (readonly [string, string])[]> {
  const html = await caller.ask('GET', '/report')
  const fields = [...html.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)]
  if (fields.length === 0) throw new Error('the report page has no form to post without script')
  return fields.map(([, name = '', value = '']) => [name, plain(value)])
}

const plain = (escaped: string) =>
  escaped
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Hands in by the last button of the report page, without script and without proof of work; answers the receipt. */
export async function postForm(
  caller: Caller,
  origin: string,
  hidden: readonly (readonly [string, string])[],
  { category, description, point }: TipInput,
): Promise<string> {
  const form = new FormData()
  for (const [name, value] of hidden) form.set(name, value)
  const { lng = 0, lat = 0, datum = '', accuracy = '' } = point ?? {}
  const told = { lng, lat, datum, accuracy, category, description, extent: 'spot', wish: 'anonymous' }
  for (const [name, value] of Object.entries({ ...told, key: randomUUID(), go: 'send' }))
    form.set(name, String(value))
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '', origin }
  const body = Buffer.from(await encoded.arrayBuffer())
  const html = await caller.ask('POST', '/report', { headers, body })
  const [receipt] = /\b\d{4}(?: \d{4}){4}\b/.exec(html) ?? []
  if (!receipt) throw new Error('POST /report answered a page without a receipt')
  return receipt
}
