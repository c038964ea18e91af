import { listSessions } from '@wangge/core/staff/own-sessions'
import { accountOf } from '@wangge/core/staff/read-account'
import { nameOfSession, readSession } from '@wangge/core/staff/session'
import { beginSignIn, openSignIn } from '@wangge/core/staff/sign-in'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { endAccount } from '../../../packages/core/src/staff/end-account.ts'
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
import { Browser } from './browser.fixture.ts'
import { prove, signIn, signInInvited } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { signedIn } from './signed-in.ts'

const SITE = 'http://127.0.0.1:4000'
const people = ['an', 'bo', 'cy'].map((sub) => ({
  sub,
  name: sub,
  role: 'head' as const,
  title: { 'zh-CN': '网格长', en: 'Cell head' },
  cell: '示例',
}))
const own = { 'sec-fetch-site': 'same-origin' }

let provider: Awaited<ReturnType<typeof startIdentity>>
let issuer = ''
let ctx: MemoryContext
let browser: Browser

beforeAll(async () => {
  const settings = identitySettings({ identity: await freePort() }, newKeys())
  issuer = settings.OIDC_ISSUER
  provider = await startIdentity(settings, [SITE], people)
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})

afterAll(async () => {
  await provider.stop()
  vi.unstubAllEnvs()
})

beforeEach(async () => {
  ctx = memoryContext(new Date().toISOString())
  browser = new Browser()
  await settle(ctx)
})

const asked = (path: string, headers: Record<string, string> = {}, form?: Record<string, string>) =>
  new Request(new URL(path, SITE), {
    headers: {
      host: new URL(SITE).host,
      'x-forwarded-proto': 'http',
      cookie: browser.header,
      ...headers,
    },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })

/** What the site answered, with the cookies it set. */
async function answered(answer: Promise<Response>) {
  const response = await answer
  browser.take(response)
  const html = response.status === 200 ? await response.text() : ''
  const [, hop] = /content="0; url=([^"]*)"/.exec(html) ?? []
  return {
    status: response.status,
    to: (response.headers.get('location') ?? hop ?? '').replaceAll('&#38;', '&'),
    cookies: response.headers.getSetCookie(),
    headers: response.headers,
  }
}

const invitation = async () =>
  (
    await inviteStaff(ctx, operator, {
      name: '示例',
      mail: null,
      grants: [{ role: 'head', cell: '111', kinds: [], from: '2026-01-01', until: null }],
      interests: [],
    })
  ).code

/** Signs a person in for the first time, by a new invitation. */
async function bind(person: string) {
  const form = { invitation: await invitation(), returnTo: '/desk' }
  const { to } = await answered(signInInvited(ctx, asked('/auth/login', own, form)))
  return back(await browser.signInAt(to, SITE, person))
}

const back = (callback: string) => answered(signedIn(ctx, asked(callback)))

const begin = (returnTo = '/desk') =>
  answered(signIn(ctx, asked(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`)))

/** As far as the provider's answer, which the site has not seen yet. */
async function begun(person = 'an') {
  await bind('an')
  browser = new Browser()
  const { to } = await begin()
  return new URL(await browser.signInAt(to, SITE, person))
}

const session = () => browser.cookie('__Host-sid')
const actor = () => readSession(ctx, session())

describe('signing in', () => {
  it('leads to the page that was asked for, with a session in a strict cookie of this host', async () => {
    await bind('an')
    browser = new Browser()
    const { to } = await begin('/en/desk/map?cell=111')
    const { to: page, cookies, status } = await back(await browser.signInAt(to, SITE, 'an'))
    expect({ status, page }).toEqual({ status: 200, page: '/en/desk/map?cell=111' })
    expect(cookies.find((each) => each.startsWith('__Host-sid='))).toMatch(
      /^__Host-sid=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    )
    expect(await actor()).toMatchObject({
      person: '示例',
      grants: [{ role: 'head', cell: '111' }],
      provenAt: null,
    })
  })

  it('asks the provider for code, PKCE, state and nonce, and tells it no invitation', async () => {
    const form = { invitation: 'AAAAA-BBBBB-CCCCC-DDDDD', returnTo: '/desk' }
    const { to } = await answered(signInInvited(ctx, asked('/auth/login', own, form)))
    expect(Object.fromEntries(new URL(to).searchParams)).toEqual({
      client_id: 'wangge',
      redirect_uri: `${SITE}/auth/callback`,
      scope: 'openid',
      response_type: 'code',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
      ui_locales: 'zh-CN',
    })
  })

  it('binds an account once: an invitation used before is refused', async () => {
    const form = { invitation: await invitation(), returnTo: '/desk' }
    for (const [person, page] of [
      ['an', '/desk'],
      ['bo', '/desk?wrong=staff.not_invited'],
    ] as const) {
      browser = new Browser()
      const { to } = await answered(signInInvited(ctx, asked('/auth/login', own, form)))
      expect((await back(await browser.signInAt(to, SITE, person))).to).toBe(page)
    }
    expect(session()).toBe('')
    expect(await accountOf(ctx, { iss: issuer, sub: 'bo' })).toBeUndefined()
  })

  it('is refused to whom nobody invited', async () => {
    const { to } = await begin()
    const { to: page, cookies } = await back(await browser.signInAt(to, SITE, 'cy'))
    expect(page).toBe('/desk?wrong=staff.not_invited')
    expect(cookies).toEqual([expect.stringMatching(/^__Host-login=;.*Max-Age=0$/)])
  })

  it('is refused to whose account was ended', async () => {
    await bind('an')
    const { id = '' } = (await actor()) ?? {}
    await endAccount(ctx, operator, id)
    expect(await actor()).toBeUndefined()
    const { to } = await begin()
    const { to: page } = await back(await browser.signInAt(to, SITE, 'an'))
    expect(page).toBe('/desk?wrong=staff.account_ended')
  })

  it.each([
    ['is set up nowhere', '', 'staff.sign_in_unset'],
    ['does not answer', 'http://127.0.0.1:1', 'staff.sign_in_unreachable'],
    ['is named without encryption', 'http://sign-in.example', 'staff.sign_in_unreachable'],
  ])('says so when the provider %s', async (_, address, code) => {
    const known = process.env.OIDC_ISSUER
    vi.stubEnv('OIDC_ISSUER', address)
    vi.resetModules()
    const fresh = await import('./sign-in.ts')
    const { to, cookies } = await answered(fresh.signIn(ctx, asked('/auth/login?returnTo=/en/desk')))
    vi.stubEnv('OIDC_ISSUER', known)
    expect({ to, cookies }).toEqual({ to: `/en/desk?wrong=${code}`, cookies: [] })
  })

  it('gives another session each time, whatever cookie was planted before', async () => {
    await bind('an')
    const first = session()
    browser = new Browser()
    browser.set('__Host-sid', first)
    const { to } = await begin()
    await back(await browser.signInAt(to, SITE, 'an'))
    expect(session()).not.toBe(first)
    expect(session()).toHaveLength(43)
  })

  it('keeps no id and no token: what is stored signs nobody in', async () => {
    await bind('an')
    const stored = await ctx.passing.read(`session#${nameOfSession(session())}`)
    expect(stored).toEqual({
      account: (await actor())?.id,
      startedAt: expect.any(String),
      provenAt: null,
      number: expect.stringMatching(/^[\w-]{22}$/),
      device: { system: 'other', browser: 'other' },
      authority: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    })
    expect(await readSession(ctx, nameOfSession(session()))).toBeUndefined()
  })
})

describe('a flood of beginnings', () => {
  /** A store that writes down which of its methods are asked for. */
  const noting = <T extends object>(store: T, calls: string[]): T =>
    new Proxy(store, {
      get(target, name) {
        calls.push(String(name))
        return Reflect.get(target, name)
      },
    })

  it('writes nothing, and tells its cookie to nobody', async () => {
    const writes: string[] = []
    const watched = { ...ctx, passing: noting(ctx.passing, writes), ledger: noting(ctx.ledger, writes) }
    for (let n = 0; n < 20; n++) {
      const { cookies } = await answered(signIn(watched, asked('/auth/login?returnTo=/desk/map')))
      expect(cookies).toEqual([
        expect.stringMatching(/^__Host-login=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/),
      ])
      expect(Buffer.from(browser.cookie('__Host-login'), 'base64url').toString('latin1')).not.toContain(
        'desk',
      )
    }
    expect(writes).toEqual([])
  })

  it('writes nothing at the way back either, as long as the provider vouches for nobody', async () => {
    await begin()
    const writes: string[] = []
    const passing = noting(ctx.passing, writes)
    const state = openSignIn(ctx, browser.cookie('__Host-login')).state
    const made = asked(`/auth/callback?code=made-up&state=${state}&iss=${encodeURIComponent(issuer)}`)
    const { to } = await answered(signedIn({ ...ctx, passing }, made))
    expect(to).toBe('/desk?wrong=staff.sign_in_refused')
    expect(writes).toEqual([])
  })

  it('fits into one cookie with the longest page, an invitation and all', async () => {
    const page = `/desk?${Array.from({ length: 990 }, (_, n) => ((n * 7919) % 36).toString(36)).join('')}`
    const form = { invitation: await invitation(), returnTo: page }
    const { cookies } = await answered(signInInvited(ctx, asked('/auth/login', own, form)))
    expect((cookies[0] ?? '').length).toBeLessThan(3500)
    expect(openSignIn(ctx, browser.cookie('__Host-login')).returnTo).toBe(page)
  })
})

it('a session knows by what it was begun, and nothing finer', async () => {
  await bind('an')
  const said = 'Mozilla/5.0 (Linux; Android 14; 23116PN5BC) Chrome/126.0.6478.71 Mobile Safari/537.36'
  const { to } = await begin()
  const callback = await browser.signInAt(to, SITE, 'an')
  await answered(signedIn(ctx, asked(callback, { 'user-agent': said, 'x-device': 'android.chrome' })))
  const signed = await actor()
  if (!signed) throw new Error('nobody is signed in')
  const [here] = await listSessions(ctx, signed, session())
  expect(here).toMatchObject({ device: { system: 'android', browser: 'chrome' }, isThis: true })
  const stored = JSON.stringify(await ctx.passing.read(`session#${nameOfSession(session())}`))
  expect(stored).not.toMatch(/23116|126\.0|127\.0/)
})

describe('an answer of the provider is refused', () => {
  const refused = async (callback: URL, code = 'staff.sign_in_refused') => {
    const { to, cookies } = await back(callback.href)
    expect(to).toBe(`/desk?wrong=${code}`)
    expect(cookies.join()).not.toContain('__Host-sid')
  }

  it('with another state', async () => {
    const callback = await begun()
    callback.searchParams.set('state', 'x'.repeat(43))
    await refused(callback)
  })

  it('with another issuer', async () => {
    const callback = await begun()
    callback.searchParams.set('iss', 'https://evil.example')
    await refused(callback)
  })

  it('without an issuer', async () => {
    const callback = await begun()
    callback.searchParams.delete('iss')
    await refused(callback)
  })

  it('with a code that is none', async () => {
    const callback = await begun()
    callback.searchParams.set('code', 'x'.repeat(43))
    await refused(callback)
  })

  it('a second time, with the same sign-in', async () => {
    const callback = await begun()
    const cookie = browser.cookie('__Host-login')
    expect((await back(callback.href)).to).toBe('/desk')
    browser.set('__Host-login', cookie)
    await refused(callback)
  })

  it('when its sign-in was used, though the provider gave another code for it', async () => {
    await bind('an')
    browser = new Browser()
    const { to } = await begin()
    const cookie = browser.cookie('__Host-login')
    const first = await browser.signInAt(to, SITE, 'an')
    const second = await browser.signInAt(to, SITE, 'an')
    expect((await back(first)).to).toBe('/desk')
    browser.set('__Host-login', cookie)
    await refused(new URL(second), 'staff.sign_in_stale')
  })

  it('with the code of another sign-in: the verifier and the nonce are not of it', async () => {
    const stolen = await begun()
    browser = new Browser()
    const { to } = await begin()
    const callback = new URL(await browser.signInAt(to, SITE, 'an'))
    callback.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    await refused(callback)
  })

  it('with a code that was used', async () => {
    const first = await begun()
    await back(first.href)
    browser = new Browser()
    const { to } = await begin()
    const callback = new URL(await browser.signInAt(to, SITE, 'an'))
    callback.searchParams.set('code', first.searchParams.get('code') ?? '')
    await refused(callback)
  })

  it.each([
    ['nonce', 'n'.repeat(43)],
    ['verifier', 'v'.repeat(43)],
  ])('when the %s kept for it is another', async (kept, value) => {
    const callback = await begun()
    const signIn = openSignIn(ctx, browser.cookie('__Host-login'))
    browser.set('__Host-login', beginSignIn(ctx, { ...signIn, [kept]: value }))
    const { to } = await back(callback.href)
    expect(to).toBe('/desk?wrong=staff.sign_in_refused')
  })

  it('after ten minutes', async () => {
    const callback = await begun()
    ctx.time.now = new Date(ctx.now().getTime() + 10 * 60_000)
    await refused(callback, 'staff.sign_in_stale')
  })

  it('in a browser that did not begin it: nobody is signed in as somebody else', async () => {
    const callback = await begun()
    browser = new Browser()
    await refused(callback, 'staff.sign_in_stale')
  })

  it('when the person cancelled', async () => {
    const callback = await begun()
    callback.searchParams.delete('code')
    callback.searchParams.set('error', 'access_denied')
    await refused(callback)
  })
})

describe('proving', () => {
  async function proveAs(person: string) {
    const { to } = await answered(prove(ctx, asked('/auth/prove?returnTo=/desk/rewards')))
    return back(await browser.signInAt(to, SITE, person))
  }

  it('asks for a second factor, and gives a new session in which it is proved', async () => {
    await bind('an')
    const before = session()
    const { to } = await proveAs('an')
    expect(to).toBe('/desk/rewards')
    expect(session()).not.toBe(before)
    expect(await readSession(ctx, before)).toBeUndefined()
    const { provenAt } = (await actor()) ?? {}
    expect(Date.parse(provenAt ?? '')).toBeGreaterThan(Date.now() - 10_000)
  })

  it('as another person proves nothing', async () => {
    await bind('bo')
    browser = new Browser()
    await bind('an')
    expect((await proveAs('bo')).to).toBe('/desk/rewards?wrong=staff.other_person')
    expect(await actor()).toMatchObject({ provenAt: null })
  })

  it('without the second factor is refused', async () => {
    await bind('an')
    const { to } = await answered(prove(ctx, asked('/auth/prove?returnTo=/desk/rewards')))
    const weaker = new URL(to)
    for (const name of ['acr_values', 'prompt']) weaker.searchParams.delete(name)
    const { to: page } = await back(await browser.signInAt(weaker.href, SITE, 'an'))
    expect(page).toBe('/desk/rewards?wrong=staff.proof_missing')
    expect(await actor()).toMatchObject({ provenAt: null })
  })

  it('of nobody who is signed in is an ordinary sign-in', async () => {
    const { to } = await answered(prove(ctx, asked('/auth/prove')))
    expect(new URL(to).searchParams.has('acr_values')).toBe(false)
  })
})

it('one browser may be one person after another: the demo provider remembers nobody', async () => {
  for (const person of ['an', 'bo', 'cy']) await bind(person)
  const { to } = await begin()
  await back(await browser.signInAt(to, SITE, 'bo'))
  expect((await actor())?.id).toBe((await accountOf(ctx, { iss: issuer, sub: 'bo' }))?.id)
})

describe('signing out', () => {
  it('ends the session for good and takes cookies and kept pages from the browser', async () => {
    await bind('an')
    const before = session()
    const { status, to, headers } = await answered(
      signOut(ctx, asked('/auth/logout', own, { returnTo: '/en/desk' })),
    )
    expect({ status, to }).toEqual({ status: 303, to: '/en/desk' })
    expect(headers.get('clear-site-data')).toBe('"cache"')
    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-sid=; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=0$/,
    )
    expect(await readSession(ctx, before)).toBeUndefined()
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('is refused to another site: %j', async (headers) => {
    await bind('an')
    const { to } = await answered(signOut(ctx, asked('/auth/logout', headers, {})))
    expect(to).toBe('/desk?wrong=staff.foreign_post')
    expect(await actor()).toBeDefined()
  })
})

it('an invitation sent by a page of another site is not taken', async () => {
  const form = { invitation: await invitation(), returnTo: '/desk' }
  const { to, cookies } = await answered(
    signInInvited(ctx, asked('/auth/login', { 'sec-fetch-site': 'cross-site' }, form)),
  )
  expect({ to, cookies }).toEqual({ to: '/desk?wrong=staff.foreign_post', cookies: [] })
})
