import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { choosePage, languageOf, overPage, pageHeaders, provePage } from './pages.ts'
import type { Person } from './person.ts'
import { SECOND_FACTOR } from './provider.ts'

const BODY_LIMIT = 10_000

/** The provider's own addresses, and the pages on which people say who they are. */
export function createIdentityServer(provider: Provider, people: readonly Person[]): Server {
  const speak = provider.callback()
  const secret = randomBytes(32)
  return createServer((request, response) => {
    if (request.url?.startsWith('/auth')) forgetWhoWasHere(request)
    if (!request.url?.startsWith('/sign-in/')) return void speak(request, response)
    answer(provider, people, secret, request, response).catch(() =>
      send(response, 400, overPage(languageOf(undefined))),
    )
  })
}

/** Each sign-in asks anew who it is, so that one browser can be one person after another. */
function forgetWhoWasHere({ headers }: IncomingMessage): void {
  headers.cookie = (headers.cookie ?? '')
    .split('; ')
    .filter((cookie) => !cookie.startsWith('_session'))
    .join('; ')
}

async function answer(
  provider: Provider,
  people: readonly Person[],
  secret: Uint8Array,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response)
  const language = languageOf(params.ui_locales)
  if (request.method !== 'POST') return send(response, 200, choosePage(language, people))
  const form = await readForm(request)
  const finish = (result: Parameters<Provider['interactionFinished']>[2]) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  if (form.has('cancel')) return finish({ error: 'access_denied' })
  const person = people.find(({ sub }) => sub === form.get('person'))
  if (!person) return send(response, 200, choosePage(language, people))
  const asked = String(params.acr_values ?? '')
    .split(' ')
    .includes(SECOND_FACTOR)
  if (!asked) return finish({ login: { accountId: person.sub } })
  const code = codeOf(secret, uid)
  const typed = form.get('code')
  if (typed?.normalize('NFKC').replace(/\s/g, '') !== code)
    return send(response, 200, provePage(language, person, code, typed !== null))
  return finish({ login: { accountId: person.sub, acr: SECOND_FACTOR, amr: ['mfa', 'otp'] } })
}

/** Six digits, others for each sign-in. */
function codeOf(secret: Uint8Array, uid: string): string {
  const number = createHmac('sha256', secret).update(uid).digest().readUInt32BE(0)
  return String(number % 1_000_000).padStart(6, '0')
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body += chunk
    if (body.length > BODY_LIMIT) throw new Error('too large')
  }
  return new URLSearchParams(body)
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, pageHeaders).end(html)
}
