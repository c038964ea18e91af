import type { APIRequestContext } from '@playwright/test'
import rights from '../../api/desk-rights.json' with { type: 'json' }
import { aPhoto } from './desk-case.ts'
import { DeskPerson } from './desk-person.ts'
import { aTip, handIn } from './hand-in.ts'
import { ownMinute } from './own-minute.ts'
import { postedForm } from './posted-form.ts'

/** Cells by their place in the demonstration, and cases by where they stand, as the table of rights calls them. */
export type DeskWorld = {
  readonly people: ReadonlyMap<string, DeskPerson>
  readonly nobody: DeskPerson
  readonly cells: Readonly<Record<string, string>>
  readonly cases: Readonly<Record<string, { readonly no: string; readonly receipt: string }>>
  /** A photo in each of some cases. */
  readonly photos: Readonly<Record<string, string>>
  /** Patrols of the first village, by whoever made them: how their pages are called, and a photo of each. */
  readonly visits: Readonly<Record<string, { readonly called: string; readonly photo: string }>>
  /** Openings of who reported a case. */
  readonly openings: Readonly<Record<string, string>>
  /** Numbers of agreements with neighbours. */
  readonly agreements: Readonly<Record<string, string>>
  /** Numbers of accounts. */
  readonly accounts: Readonly<Record<string, string>>
}

const WAIT = 60_000

/** Signs everybody in and brings about a case for each place of the table, by what the desk itself offers. */
export async function makeDeskWorld(site: string, api: APIRequestContext): Promise<DeskWorld> {
  const nobody = new DeskPerson(site, '', '')
  const people = new Map<string, DeskPerson>()
  for (const who of Object.keys(rights.people)) people.set(who, await DeskPerson.signIn(site, who))
  const by = (who: string) => people.get(who) ?? nobody
  const cells = await cellsOf(by)
  const tips = {
    'village-1': { cell: cells['village-1'] },
    'village-2': { cell: cells['village-2'], wish: 'call-back', contact: { phone: '138 0013 8000' } },
    'village-of-town-2': { cell: cells['village-of-town-2'] },
    'town-1': { cell: cells['town-1'] },
    root: { cell: cells.root },
    'with-eco': { cell: cells['village-1'] },
    'offered-to-water': { cell: cells['village-1'] },
    'handed-over': { cell: cells['village-1'] },
    'passed-on-by-eco': { cell: cells['village-1'] },
    'against-town-1': { cell: cells['village-1'], against: cells['town-1'] },
  }
  const handed = Object.entries(tips).map(
    async ([name, tip]) => [name, await handIn(api, { ...aTip(), ...tip })] as const,
  )
  const receipts = Object.fromEntries(await Promise.all(handed))
  const opened = Object.entries(receipts).map(
    async ([name, { receipt }]) => [name, { no: await caseOf(api, receipt), receipt }] as const,
  )
  const closed = { no: await closedOf(api, by('village-1-head')), receipt: '' }
  const cases: DeskWorld['cases'] = { ...Object.fromEntries(await Promise.all(opened)), closed }
  const no = (name: string) => cases[name]?.no ?? ''
  const toUnit = async (name: string, department: string) => {
    await deed(by('command-1'), no(name), 'accept')
    await deed(by('command-1'), no(name), 'transfer', {
      to: `${cells.root}@${department}`,
      reason: '请依职责办理。',
    })
  }
  const agreements = { demo: agreementOf(await by('village-1-head').read('/desk/agreements')) }
  await toUnit('with-eco', 'eco')
  await toUnit('offered-to-water', 'water')
  await deed(by('eco'), no('with-eco'), 'receive')
  await toUnit('passed-on-by-eco', 'eco')
  await deed(by('eco'), no('passed-on-by-eco'), 'receive')
  await deed(by('eco'), no('passed-on-by-eco'), 'transfer', {
    to: `${cells.root}@water`,
    reason: '请依职责办理。',
  })
  await deed(by('water'), no('passed-on-by-eco'), 'receive')
  await deed(by('village-1-head'), no('handed-over'), 'accept')
  await deed(by('village-1-head'), no('handed-over'), 'hand-over', {
    agreement: agreements.demo,
    reason: '污染源在邻县。',
    confirm: 'yes',
  })
  await deed(by('village-1-head'), no('village-1'), 'accept')
  const visit = async (who: string, name: string) => {
    const { buffer } = await aPhoto(`${name}.jpg`)
    const file = new Blob([new Uint8Array(buffer)], { type: 'image/jpeg' })
    await deed(by(who), no(name), 'visit', { step: 'check', text: '到现场看过。', 'photos.file': file })
    const html = await by(who).read(`/desk/cases/${no(name)}`)
    return new RegExp(`/desk/photos/${no(name)}/([\\w-]+)`).exec(html)?.[1] ?? ''
  }
  const photos = {
    'village-1': await visit('village-1-head', 'village-1'),
    'with-eco': await visit('eco', 'with-eco'),
    closed: await shownPhoto(by('publisher'), closed.no),
  }
  const openings = { 'village-2': await opening(site, no('village-2')) }
  const list = await by('root-admin').read('/desk/staff')
  const account = (name: string) =>
    new RegExp(`/desk/staff/([\\w-]+)"[^>]*>(?:<[^>]*>)*${name}<`).exec(list)?.[1] ?? ''
  const accounts = Object.fromEntries(
    Object.entries(rights.people).map(([who, { name }]) => [who, account(name)]),
  )
  const visits = {
    'village-1-head': await patrol(by('village-1-head'), cells['village-1'] ?? ''),
    'village-1-worker': await patrol(by('village-1-worker'), cells['village-1'] ?? ''),
  }
  return { people, nobody, cells, cases, photos, visits, openings, accounts, agreements }
}

/** The first agreement of the list of the desk. */
const agreementOf = (list: string): string => /\/desk\/agreements\/([\w-]+)"/.exec(list)?.[1] ?? ''

/** Does a deed through its form on the case page. Throws where it did not come about. */
export async function deed(
  who: DeskPerson,
  no: string,
  name: string,
  said: Parameters<typeof postedForm>[2] = {},
): Promise<void> {
  const page = `/desk/cases/${no}`
  const answer = await who.post(page, postedForm(await who.read(page), `data-deed="${name}"`, said))
  const to = answer.headers.get('location') ?? ''
  if (answer.status !== 303 || !to.includes(`done=${name}`))
    throw new Error(`${who.who} could not ${name} ${no}: ${answer.status} ${to}`)
}

/** Records a patrol with a photo of what was looked at, at a minute of its own some days ago. */
async function patrol(who: DeskPerson, cell: string): Promise<DeskWorld['visits'][string]> {
  const { start, end } = ownMinute()
  const { buffer } = await aPhoto(`${who.who}.jpg`)
  const file = new Blob([new Uint8Array(buffer)], { type: 'image/jpeg' })
  const said = { cell, startedAt: start, endedAt: end, 'f0.category': 'livestock', 'f0.result': 'clean' }
  const page = '/desk/patrols/new'
  const answer = await who.post(
    page,
    postedForm(await who.read(page), 'data-deed="patrol"', { ...said, 'f0.photos.file': file }),
  )
  const [, called = ''] = /\/desk\/patrols\/([^/?]+)\?done/.exec(answer.headers.get('location') ?? '') ?? []
  const shown = await who.read(`/desk/patrols/${called}`)
  const photo = new RegExp(`/desk/patrols/${called}/photos/([\\w-]+)`).exec(shown)?.[1] ?? ''
  return { called, photo }
}

/** Asked for in a session of its own: proving who one is ends the one before. */
async function opening(site: string, about: string): Promise<string> {
  const custodian = await (await DeskPerson.signIn(site, 'custodian')).proven()
  const page = '/desk/identity'
  const said = { about, field: 'contact', purpose: 'protect', reason: '需要与举报人核对现场的具体位置。' }
  const answer = await custodian.post(page, postedForm(await custodian.read(page), 'id="form-open"', said))
  return /opened=(\w+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

/** The case of the demonstration that was handled in the first village, closed and published. */
export async function closedOf(api: APIRequestContext, head: DeskPerson): Promise<string> {
  const { cases } = await (await api.get('/api/v1/cases?status=resolved')).json()
  for (const { no } of cases) if ((await head.open(`/desk/cases/${no}`)).status === 200) return no
  throw new Error('the demonstration has no closed case of the first village')
}

/** The first photo of a closed case, with a copy made of it for the public. */
async function shownPhoto(publisher: DeskPerson, no: string): Promise<string> {
  const page = `/desk/publish/${no}`
  const html = await publisher.read(page)
  const id = new RegExp(`/desk/photos/${no}/([\\w-]+)`).exec(html)?.[1] ?? ''
  await publisher.post(page, postedForm(html, `id="form-redact-${id}"`))
  await until('a copy of a photo', async () => (await publisher.open(`${page}/shown/${id}`)).status === 200)
  return id
}

/** Cells by the place of whoever serves there: the first that the work list of a person can be asked of. */
async function cellsOf(by: (who: string) => DeskPerson): Promise<Readonly<Record<string, string>>> {
  const offered = async (who: string) => {
    const html = await by(who).read('/desk')
    const [select = ''] = /<select[^>]*name="cell"[\s\S]*?<\/select>/.exec(html) ?? []
    return [...select.matchAll(/<option value="(\d+)"/g)].map(([, code = '']) => code)
  }
  const at = async (who: string, i = 0) => (await offered(who))[i] ?? ''
  return {
    root: await at('command-1'),
    'town-1': await at('town-1-head'),
    'town-2': await at('town-2-head'),
    'village-1': await at('village-1-head'),
    'village-2': await at('village-2-head'),
    'village-of-town-2': await at('town-2-head', 1),
  }
}

async function caseOf(api: APIRequestContext, receipt: string): Promise<string> {
  let no = ''
  await until('the case of a tip', async () => {
    const { caseNo } = await (await api.post('/api/v1/tips/track', { data: { receipt } })).json()
    no = caseNo ?? ''
    return no !== ''
  })
  return no
}

async function until(what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + WAIT; Date.now() < end; await new Promise((done) => setTimeout(done, 500)))
    if (await isThere()) return
  throw new Error(`${what} was not there in time`)
}
