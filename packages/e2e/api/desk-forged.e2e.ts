import type { APIRequestContext } from '@playwright/test'
import { DeskPerson } from '../src/site/desk-person.ts'
import { closedOf, deed } from '../src/site/desk-world.ts'
import { aTip, publish } from '../src/site/hand-in.ts'
import { postedForm } from '../src/site/posted-form.ts'
import { expect, test } from '../src/site/test.ts'

type Said = Parameters<typeof postedForm>[2]

test.describe.configure({ mode: 'default' })

let api: APIRequestContext
let head: DeskPerson
let worker: DeskPerson
let stranger: DeskPerson
let command: DeskPerson
let deputy: DeskPerson
/** Two cases everybody can read, of two villages of one town; the first is accepted. */
let own = ''
let other = ''

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000)
  const site = baseURL ?? ''
  api = await playwright.request.newContext({ baseURL: site })
  const signIn = (who: string) => DeskPerson.signIn(site, who)
  head = await signIn('village-1-head')
  worker = await signIn('village-1-worker')
  stranger = await signIn('village-2-head')
  command = await signIn('command-1')
  deputy = await signIn('deputy')
  const tips = await Promise.all(
    [head, stranger].map(async (who) => ({ ...aTip(), cell: await cellOf(who) })),
  )
  const [first = '', second = ''] = await publish(api, tips)
  own = first
  other = second
  await deed(head, own, 'accept')
  await expect
    .poll(async () => (await publicPage(own)).includes('"handling"'), { timeout: 30_000 })
    .toBe(true)
})
test.afterAll(() => api.dispose())

const pageOf = (no: string) => `/desk/cases/${no}`
const publicPage = async (no: string) => (await api.get(`/api/v1/cases/${no}`)).text()

async function cellOf(who: DeskPerson): Promise<string> {
  const html = await who.read('/desk')
  return /<option value="(\d+)"/.exec(html)?.[1] ?? ''
}

/** What must not change: where the case stands for who may see all of it, and for everybody. */
async function standing(no: string): Promise<readonly string[]> {
  const seq = /name="seq" value="(\d+)"/.exec(await command.read(pageOf(no)))?.[1] ?? ''
  expect(seq).not.toBe('')
  return [seq, await publicPage(no)]
}

/** Posts and demands that it came to nothing, told in words, on a page that is no breakdown. */
async function refused(post: Promise<Response>): Promise<void> {
  const answer = await post
  const to = answer.headers.get('location') ?? ''
  expect(to).not.toContain('done=')
  expect(answer.status, to).toBeGreaterThanOrEqual(400)
  expect(answer.status, to).toBeLessThan(500)
  const told = await answer.text()
  if (answer.status !== 403 && answer.status !== 404)
    expect(told).toMatch(/role="alert" data-fault="[a-z_.]+"/)
}

const noteOf = async (who: DeskPerson, no: string, said: Said = {}) =>
  postedForm(await who.read(pageOf(no)), 'data-deed="note"', { text: '不该写进去', ...said })

const forged: readonly [string, () => Promise<Response>][] = [
  [
    'a case of another village named in a form of the own one',
    async () => stranger.post(pageOf(other), await noteOf(stranger, other, { no: own })),
  ],
  [
    'a form sent to the page of a case of another village',
    async () => stranger.post(pageOf(own), await noteOf(stranger, other, { no: own })),
  ],
  [
    'the form of a colleague sent by who has nothing to do with the case',
    async () => stranger.post(pageOf(own), await noteOf(head, own)),
  ],
  [
    'a deed that is not for a worker',
    async () => worker.post(pageOf(own), await noteOf(worker, own, { deed: 'rectify', text: '停工' })),
  ],
  [
    'a deed that is not for a deputy',
    async () =>
      deputy.post(
        pageOf(own),
        postedForm(await deputy.read(pageOf(own)), 'data-deed="question"', { deed: 'note', text: '记' }),
      ),
  ],
  [
    'the check of a case that was not concluded',
    async () =>
      head.post(pageOf(own), await noteOf(head, own, { deed: 'check', result: 'passed', text: '好' })),
  ],
  [
    'publication by who is no publisher',
    async () => head.post(pageOf(own), await noteOf(head, own, { deed: 'publish', summary: '没事' })),
  ],
  [
    'a transfer to oneself',
    async () =>
      head.post(
        pageOf(own),
        await noteOf(head, own, { deed: 'transfer', to: await cellOf(head), reason: '给自己' }),
      ),
  ],
  [
    'a transfer to a unit there is not',
    async () =>
      head.post(
        pageOf(own),
        await noteOf(head, own, { deed: 'transfer', to: '999999@nothing', reason: '给别人' }),
      ),
  ],
  [
    'a dispatch to a village of another head',
    async () =>
      head.post(pageOf(own), await noteOf(head, own, { deed: 'dispatch', to: await cellOf(stranger) })),
  ],
  ...['drop', 'constructor', '__proto__', ''].map(
    (name) =>
      [
        `the deed ${JSON.stringify(name)}`,
        async () => head.post(pageOf(own), await noteOf(head, own, { deed: name })),
      ] as [string, () => Promise<Response>],
  ),
  ...['0', '1', '99999', '-1', '1.5', 'x'].map(
    (seq) =>
      [
        `the state ${seq} of the case`,
        async () => head.post(pageOf(own), await noteOf(head, own, { seq })),
      ] as [string, () => Promise<Response>],
  ),
  ['a bulk of 101 rows', async () => head.post('/desk', await bulkOf(head, Array(101).fill(`${own}:1`)))],
  [
    'a bulk of 10,000 rows',
    async () => head.post('/desk', await bulkOf(head, Array(10_000).fill(`${own}:1`))),
  ],
  [
    'a bulk of no case there is',
    async () => head.post('/desk', await bulkOf(head, ['C26-K7Q3A-9FXRB:1', 'x', ':'])),
  ],
  [
    'a bulk that holds a case of another village',
    async () => stranger.post('/desk', await bulkOf(stranger, [`${own}:1`])),
  ],
]

async function bulkOf(who: DeskPerson, cases: readonly string[]): Promise<FormData> {
  const html = await who.read('/desk')
  return postedForm(html, 'data-queue', { case: cases })
}

for (const [what, post] of forged)
  test(`${what} is refused and changes nothing`, async () => {
    const before = [await standing(own), await standing(other)]
    await refused(post())
    expect([await standing(own), await standing(other)]).toEqual(before)
  })

const foreign: readonly [string, Readonly<Record<string, string>>][] = [
  ['from another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
  [
    'from another site, by a browser that does not say so',
    { origin: 'https://elsewhere.example', 'sec-fetch-site': '' },
  ],
  ['from a site under the same name', { 'sec-fetch-site': 'same-site' }],
  ['that says cross-site with the own origin', { 'sec-fetch-site': 'cross-site' }],
  ['of an origin that is kept secret', { origin: 'null', 'sec-fetch-site': '' }],
  ['that says nothing of where it comes from', { origin: '', 'sec-fetch-site': '' }],
]

for (const [what, headers] of foreign)
  test(`a post ${what} is refused and changes nothing`, async () => {
    const before = await standing(own)
    await refused(head.post(pageOf(own), await noteOf(head, own), headers))
    expect(await standing(own)).toEqual(before)
    const file = new FormData()
    file.set('cell', await cellOf(head))
    const answer = await (await head.proven()).post('/desk/export/file', file, headers)
    expect(answer.headers.get('content-disposition')).toBeNull()
    head = await DeskPerson.signIn(head.site, 'village-1-head')
  })

test('whoever is signed in nowhere, or with a session that is made up or over, does nothing', async () => {
  const before = await standing(own)
  const gone = await DeskPerson.signIn(head.site, 'village-1-head')
  const form = await noteOf(gone, own)
  await gone.post('/auth/logout', new FormData())
  for (const session of ['', 'A'.repeat(43), gone.session]) {
    const answer = await new DeskPerson(head.site, '', session).post(pageOf(own), form)
    expect(answer.headers.get('location') ?? '').not.toContain('done=')
    const html = await answer.text()
    expect(html).toContain('role="alert"')
    expect(html).toContain('不该写进去')
    expect(html).not.toContain('id="timeline"')
  }
  expect(await standing(own)).toEqual(before)
})

test('a right is given by nobody but who may, after the second step, and never to oneself', async () => {
  const admin = await DeskPerson.signIn(head.site, 'root-admin')
  const list = await admin.read('/desk/staff')
  const idOf = (name: string) =>
    new RegExp(`/desk/staff/([\\w-]+)"[^>]*>(?:<[^>]*>)*${name}<`).exec(list)?.[1] ?? ''
  const [mine, his] = [idOf('高知秋'), idOf('金长青')]
  const page = `/desk/staff/${his}`
  const right = { role: 'command', cell: await cellOf(command), from: '2026-01-01' }
  const form = async (said: Said = {}) =>
    postedForm(await admin.read(page), 'name="deed" value="grant"', { ...right, ...said })
  const rightsOf = async (id: string) =>
    (await admin.read(`/desk/staff/${id}`)).match(/<section[\s\S]*?<\/p>/g)?.length
  const before = [await rightsOf(mine), await rightsOf(his)]
  await refused(head.post(page, await form()))
  await refused(head.post(`/desk/staff/${his}`, await form({ deed: 'invite', name: '某人' })))
  await refused(admin.post(page, await form()))
  const proven = await admin.proven()
  admin.session = proven.session
  await refused(admin.post(page, await form({ id: mine })))
  await refused(admin.post(page, await form({ cell: '999999' })))
  await refused(admin.post(page, await form({ role: 'emperor' })))
  await refused(admin.post(page, await form({ id: 'AAAAAAAAAAAAAAAAAAAAAA' })))
  expect([await rightsOf(mine), await rightsOf(his)]).toEqual(before)
})

test('the forms of a publisher do nothing for others', async () => {
  const publisher = await DeskPerson.signIn(head.site, 'publisher')
  const no = await closedOf(api, head)
  const page = `/desk/publish/${no}`
  const html = await publisher.read(page)
  const before = await standing(no)
  await refused(head.post(page, postedForm(html, 'name="go" value="redact"')))
  await refused(head.post(page, postedForm(html, 'name="summary"', { go: 'publish', summary: '没有的事' })))
  expect(await standing(no)).toEqual(before)
})
