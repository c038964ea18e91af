import type { DeskPerson } from '../src/site/desk-person.ts'
import { type DeskWorld, makeDeskWorld } from '../src/site/desk-world.ts'
import { deskFiles, routes } from '../src/site/routes.ts'
import { expect, test } from '../src/site/test.ts'
import rights from './desk-rights.json' with { type: 'json' }

type Row = {
  readonly route: string
  readonly about: string
  readonly open: string
  readonly refused?: string
  readonly prove?: string
}
type Outcome = 'open' | 'refused' | 'prove' | 'missing' | 'signed out'

const rows: readonly Row[] = rights.rows
const people: Readonly<Record<string, { readonly role: string }>> = rights.people
const onDesk = [...routes().filter((route) => route.startsWith('/desk')), ...deskFiles()].sort()
const isPosted = (route: string) => route.endsWith('/file')

test.describe.configure({ mode: 'default' })

let world: DeskWorld
test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(300_000)
  const site = baseURL ?? ''
  const api = await playwright.request.newContext({ baseURL: site })
  world = await makeDeskWorld(site, api)
  await api.dispose()
})

/** Who is meant by a list of the table: persons, or all of a role. */
const meant = (said = ''): readonly string[] => {
  const words = said.split(' ').filter(Boolean)
  if (words[0] === 'everybody') return Object.keys(people)
  return Object.entries(people).flatMap(([who, { role }]) =>
    words.includes(who) || words.includes(role) ? [who] : [],
  )
}

const outcomes = ['open', 'prove', 'refused'] as const

function expected(row: Row): Readonly<Record<string, Outcome>> {
  const said = (who: string): Outcome => {
    const named = outcomes.find((outcome) => meant(row[outcome]).includes(who))
    return named ?? (row.refused === 'others' ? 'refused' : 'missing')
  }
  return Object.fromEntries([...Object.keys(people).map((who) => [who, said(who)]), ['nobody', 'signed out']])
}

const unknown: Readonly<Record<string, string>> = {
  case: 'C26-K7Q3A-9FXRB',
  cell: '999999',
  account: 'AAAAAAAAAAAAAAAAAAAAAA',
  agreement: 'none-1',
  opening: 'A'.repeat(32).toLowerCase(),
  visit: '999999.2026-01.P26-K7Q3A-9FXRB',
}

/** The address of a row: `case village-1`, `cell town-1`, `account eco`; other words ask for the page as it is. */
function addressOf({ route, about }: Row): string {
  const [kind = '', name = ''] = about.split(' ')
  const { cases, cells, accounts, agreements, photos, visits, openings } = world
  const known: Readonly<Record<string, string | undefined>> = {
    case: cases[name]?.no,
    cell: cells[name],
    account: accounts[name],
    agreement: agreements[name],
    opening: openings[name],
    visit: visits[name]?.called,
  }
  const id = (name === 'unknown' ? unknown[kind] : known[kind]) ?? ''
  const photo = about.endsWith('of another') ? undefined : (visits[name]?.photo ?? photos[name])
  const path = route
    .replace('[no]', id)
    .replace('[visit]', id)
    .replace('[id]', kind === 'account' || kind === 'agreement' ? id : (photo ?? photos['village-1'] ?? ''))
  if (kind === 'opening') return `${path}?opened=${id}`
  return kind === 'cell' && !isPosted(route) ? `${path}?cell=${id}` : path
}

async function outcomeFor(who: DeskPerson, row: Row): Promise<string> {
  const answer = isPosted(row.route)
    ? await who.post(addressOf(row), fileAsked(row))
    : await who.open(addressOf(row))
  await answer.body?.cancel()
  const wrong = /[?&]wrong=([\w.]+)/.exec(answer.headers.get('location') ?? '')?.[1]
  const told: Readonly<Record<string, Outcome>> = {
    200: 'open',
    401: 'signed out',
    403: 'refused',
    404: 'missing',
    'staff.signed_out': 'signed out',
    'staff.prove': 'prove',
    'staff.denied': 'refused',
    'staff.unknown': 'refused',
    'cell.unknown': 'refused',
  }
  return told[wrong ?? answer.status] ?? `${answer.status} ${wrong}`
}

function fileAsked({ about }: Row): FormData {
  const [kind = '', name = ''] = about.split(' ')
  const form = new FormData()
  form.set('format', 'csv')
  if (kind === 'cell') form.set('cell', world.cells[name] ?? unknown.cell ?? '')
  return form
}

test('every page and file of the desk stands in the table of who opens it, and nothing else does', () => {
  expect([...new Set(rows.map(({ route }) => route))].sort()).toEqual(onDesk)
})

test('everybody of the demonstration stands in the table, and what it is about can be asked', () => {
  expect([...world.people.keys()]).toEqual(Object.keys(people))
  const visits = Object.fromEntries(
    Object.entries(world.visits).map(([who, { called, photo }]) => [who, called && photo]),
  )
  for (const list of [world.cells, world.photos, world.openings, world.accounts, visits])
    expect(Object.values(list).filter((each) => each === '')).toEqual([])
  for (const row of rows) expect(addressOf(row), `${row.route} ${row.about}`).not.toMatch(/undefined|\/\/|=$/)
})

for (const route of onDesk) {
  test(`${route} is opened by those of the table, refused to others, and there for nobody else`, async () => {
    test.setTimeout(180_000)
    for (const row of rows.filter((each) => each.route === route)) {
      const asked = [...world.people, ['nobody', world.nobody] as const]
      const found = await Promise.all(
        asked.map(async ([who, person]) => [who, await outcomeFor(person, row)] as const),
      )
      expect.soft(Object.fromEntries(found), `${route}, ${row.about}`).toEqual(expected(row))
    }
  })
}

test('what nobody may see says the same as what there is not', async () => {
  const stranger = world.people.get('village-2-head')
  const page = async (no: string) =>
    ((await stranger?.read(`/desk/cases/${no}`)) ?? '')
      .replaceAll(no, '')
      .replace(/<script[\s\S]*?<\/script>/g, '')
  const main = (html: string) => /<h1[\s\S]*<\/main>/.exec(html)?.[0]
  const others = main(await page(world.cases['village-1']?.no ?? ''))
  expect(others).toBe(main(await page(unknown.case ?? '')))
  expect(others).toBeTruthy()
})
