import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newKeys } from '../environment.ts'
import { freePort } from '../ports.ts'
import type { Person } from './person.ts'
import { identitySettings } from './settings.ts'
import { startIdentity } from './start.ts'

const SITE = 'http://127.0.0.1:4000'
const people: readonly Person[] = [
  {
    sub: 'an',
    name: '<安>',
    role: 'head',
    title: { 'zh-CN': '网格长', en: 'Head of the cell' },
    cell: '西村',
  },
  { sub: 'bo', name: '博', role: 'auditor', title: { 'zh-CN': '审计员', en: 'Auditor' }, cell: '县' },
]
const said: unknown[] = []
let port = 0
let settings: ReturnType<typeof identitySettings>
let provider: Awaited<ReturnType<typeof startIdentity>>

beforeAll(async () => {
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((...words) => said.push(words))
  port = await freePort()
  settings = identitySettings({ identity: port }, newKeys())
  provider = await startIdentity(settings, [SITE], people)
})

afterAll(async () => {
  await provider.stop()
  vi.restoreAllMocks()
})

const asking = (change: Readonly<Record<string, string>> = {}) =>
  `${settings.OIDC_ISSUER}/auth?${new URLSearchParams({
    client_id: settings.OIDC_CLIENT_ID,
    redirect_uri: `${SITE}/auth/callback`,
    response_type: 'code',
    scope: 'openid',
    state: 's',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    ...change,
  })}`

/** The page on which people say who they are, and a way to answer it. */
async function signInPage(change?: Readonly<Record<string, string>>) {
  const first = await fetch(asking(change), { redirect: 'manual' })
  const cookie = first.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const at = new URL(first.headers.get('location') ?? '', settings.OIDC_ISSUER)
  const open = (form?: Record<string, string>) =>
    fetch(at, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
  return { open, html: await (await open()).text() }
}

describe('the demo identity provider', () => {
  it('starts without a word of warning', () => {
    expect(said).toEqual([])
  })

  it('answers on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((at) => (at && !at.internal && at.family === 'IPv4' ? [at.address] : []))
    for (const address of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow()
  })

  it('lists people by role, says that it is a demonstration, and escapes names', async () => {
    const { html } = await signInPage({ ui_locales: 'en' })
    expect(html).toContain('for demonstrations')
    expect(html.indexOf('Cell heads')).toBeLessThan(html.indexOf('&#60;安&#62;'))
    expect(html).toContain('西村 · Head of the cell')
    expect(html).not.toMatch(/<script|<安>/)
    expect((await signInPage()).html).toContain('审计')
  })

  it('lets a person in without a second step unless one is asked for', async () => {
    const { open } = await signInPage()
    expect((await open({ person: 'an' })).headers.get('location')).toContain('/auth/')
  })

  it('asks for the code on the page, and takes no other', async () => {
    const { open } = await signInPage({ acr_values: 'mfa', prompt: 'login' })
    const asked = await open({ person: 'an' })
    const [, code = ''] = /id="shown">(\d{6})</.exec(await asked.text()) ?? []
    const wrong = await open({ person: 'an', code: code === '000000' ? '000001' : '000000' })
    expect(wrong.headers.get('location')).toBeNull()
    expect(await wrong.text()).toContain('role="alert"')
    const fullWidth = code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    expect((await open({ person: 'an', code: fullWidth })).headers.get('location')).toContain('/auth/')
  })

  it('lets nobody in whom it does not know', async () => {
    const { open } = await signInPage()
    const answer = await open({ person: 'cy' })
    expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({ status: 200, to: null })
  })

  it.each([
    ['another site', { redirect_uri: 'https://evil.example/auth/callback' }],
    ['a client it does not know', { client_id: 'other' }],
  ])('sends nobody to %s', async (_, change) => {
    const answer = await fetch(asking(change), { redirect: 'manual' })
    expect({ status: answer.status, to: answer.headers.get('location') }).toEqual({ status: 400, to: null })
  })

  it('refuses a sign-in without PKCE', async () => {
    const url = new URL(asking())
    for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name)
    const answer = await fetch(url, { redirect: 'manual' })
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request')
  })
})
