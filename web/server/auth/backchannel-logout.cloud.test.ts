import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { readSession } from '@wangge/core/staff/session'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inviteStaff } from '../../../packages/core/src/staff/invite-staff.ts'
import {
  type MemoryContext,
  memoryContext,
  operator,
  settle,
} from '../../../packages/core/src/testing/town.ts'
import { newKeys } from '../../../packages/local/src/environment.ts'
import { identitySettings } from '../../../packages/local/src/identity/settings.ts'
import { startIdentity } from '../../../packages/local/src/identity/start.ts'
import { freePort } from '../../../packages/local/src/ports.ts'
import { backchannelLogout } from './backchannel-logout.ts'
import { Browser } from './browser.fixture.ts'
import { signIn, signInInvited } from './sign-in.ts'
import { signedIn } from './signed-in.ts'

const people = ['an', 'bo'].map((sub) => ({
  sub,
  name: sub,
  role: 'head' as const,
  title: { 'zh-CN': '网格长', en: 'Cell head' },
  cell: '示例',
}))

let provider: Awaited<ReturnType<typeof startIdentity>>
let server: Server
let site = ''
let issuer = ''
let ctx: MemoryContext
/** What the provider posted to the site, and what the site answered. */
let told: { token: string; status: number; cache: string | null }[] = []

const posted = (token: string, type = 'application/x-www-form-urlencoded') =>
  new Request(`${site}/auth/backchannel-logout`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: new URLSearchParams({ logout_token: token }).toString(),
  })

beforeAll(async () => {
  const port = await freePort()
  site = `http://127.0.0.1:${port}`
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const token = new URLSearchParams(body).get('logout_token') ?? ''
    const answer = await backchannelLogout(ctx, posted(token, request.headers['content-type']))
    told.push({ token, status: answer.status, cache: answer.headers.get('cache-control') })
    response.writeHead(answer.status).end()
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const settings = identitySettings({ identity: await freePort() }, newKeys())
  issuer = settings.OIDC_ISSUER
  provider = await startIdentity(settings, [site], people)
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})
afterAll(async () => {
  await provider.stop()
  server.closeAllConnections()
  server.close()
  vi.unstubAllEnvs()
})
beforeEach(async () => {
  ctx = memoryContext(new Date().toISOString())
  told = []
  await settle(ctx)
})

/** A browser in which somebody signed in, for the first time by an invitation. */
async function signedInAs(person: string, isNew = true): Promise<Browser> {
  const browser = new Browser()
  const asked = (path: string, form?: Record<string, string>) =>
    new Request(new URL(path, site), {
      headers: {
        host: new URL(site).host,
        'x-forwarded-proto': 'http',
        'sec-fetch-site': 'same-origin',
        cookie: browser.header,
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
  const take = async (answer: Promise<Response>) => {
    const response = await answer
    browser.take(response)
    const [, hop = ''] = /content="0; url=([^"]*)"/.exec(await response.text()) ?? []
    return (response.headers.get('location') ?? hop).replaceAll('&#38;', '&')
  }
  const to = isNew
    ? await take(
        signInInvited(ctx, asked('/auth/login', { invitation: await invitation(), returnTo: '/desk' })),
      )
    : await take(signIn(ctx, asked('/auth/login?returnTo=/desk')))
  expect(await take(signedIn(ctx, asked(await browser.signInAt(to, site, person))))).toBe('/desk')
  return browser
}

const invitation = async () => {
  const grants = [{ role: 'head' as const, cell: '111', from: '2026-01-01' }]
  return (await inviteStaff(ctx, operator, { name: '示例', grants })).code
}

const isSignedIn = async (browser: Browser) =>
  (await readSession(ctx, browser.cookie('__Host-sid'))) !== undefined

/** Signs out at the provider, in this browser. */
async function signOutThere(browser: Browser): Promise<void> {
  const page = await browser.open(`${issuer}/session/end?ui_locales=en`)
  const html = await page.text()
  expect(html).toContain('Sign out of the demo sign-in')
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(html) ?? []
  const answer = await browser.open(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' })
  expect(answer.status).toBe(303)
}

describe('signing out at the authority', () => {
  it('ends the session here at once, and no other of the same person or of somebody else', async () => {
    const here = await signedInAs('an')
    const elsewhere = await signedInAs('an', false)
    const other = await signedInAs('bo')
    await signOutThere(here)
    expect(told).toEqual([{ token: expect.any(String), status: 200, cache: 'no-store' }])
    expect(await isSignedIn(here)).toBe(false)
    expect(await isSignedIn(elsewhere)).toBe(true)
    expect(await isSignedIn(other)).toBe(true)
  })

  it('is taken once: the very same notice again is refused', async () => {
    await signOutThere(await signedInAs('an'))
    const again = await backchannelLogout(ctx, posted(told[0]?.token ?? ''))
    expect(again.status).toBe(400)
    expect(again.headers.get('cache-control')).toBe('no-store')
    expect(await again.json()).toEqual({
      error: 'invalid_request',
      error_description: 'staff.sign_out_repeated',
    })
  })
})

describe('a notice is refused, and ends nothing,', () => {
  /** A true notice, taken off the wire before the site saw it, with the session it is about. */
  async function caught() {
    const kept = ctx
    const browser = await signedInAs('an')
    ctx = memoryContext(new Date().toISOString())
    await signOutThere(browser)
    ctx = kept
    return { token: told[0]?.token ?? '', browser }
  }
  const refused = async (browser: Browser, request: Request) => {
    const answer = await backchannelLogout(ctx, request)
    expect({ status: answer.status, on: await isSignedIn(browser) }).toEqual({ status: 400, on: true })
  }
  const parts = (token: string) => token.split('.') as [string, string, string]
  const coded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('and is taken when nothing is wrong with it', async () => {
    const { token, browser } = await caught()
    expect((await backchannelLogout(ctx, posted(token))).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
  })

  it('when what it says was changed', async () => {
    const { token, browser } = await caught()
    const [head, body, signature] = parts(token)
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    await refused(browser, posted(`${head}.${coded({ ...claims, sub: 'bo' })}.${signature}`))
  })

  it('when its signature was changed, left out, or said not to be needed', async () => {
    const { token, browser } = await caught()
    const [head, body, signature] = parts(token)
    await refused(browser, posted(`${head}.${body}.${'A'.repeat(signature.length)}`))
    await refused(browser, posted(`${head}.${body}.`))
    await refused(browser, posted(`${coded({ alg: 'none' })}.${body}.`))
    await refused(browser, posted(`${coded({ alg: 'none' })}.${body}.${signature}`))
  })

  it('when it is too old, or of another time', async () => {
    const { token, browser } = await caught()
    for (const minutes of [3, -3]) {
      const now = ctx.time.now
      ctx.time.now = new Date(now.getTime() + minutes * 60_000)
      await refused(browser, posted(token))
      ctx.time.now = now
    }
  })

  it('when it is for another client', async () => {
    const { token, browser } = await caught()
    vi.stubEnv('OIDC_CLIENT_ID', 'another')
    vi.resetModules()
    const fresh = await import('./backchannel-logout.ts')
    const answer = await fresh.backchannelLogout(ctx, posted(token))
    vi.stubEnv('OIDC_CLIENT_ID', 'wangge')
    expect({ status: answer.status, on: await isSignedIn(browser) }).toEqual({ status: 400, on: true })
  })

  it('when it is no form, empty, twice, or too long', async () => {
    const { token, browser } = await caught()
    const body = (text: string) =>
      new Request(`${site}/auth/backchannel-logout`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: text,
      })
    await refused(browser, posted(token, 'application/json'))
    for (const text of ['', 'logout_token=', `logout_token=${token}&logout_token=${token}`])
      await refused(browser, body(text))
    await refused(browser, posted('a'.repeat(1_000_000)))
  })
})

it('where no authority is set up, a notice is refused', async () => {
  vi.stubEnv('OIDC_ISSUER', '')
  vi.resetModules()
  const fresh = await import('./backchannel-logout.ts')
  expect((await fresh.backchannelLogout(ctx, posted('a.b.c'))).status).toBe(400)
  vi.stubEnv('OIDC_ISSUER', issuer)
})
