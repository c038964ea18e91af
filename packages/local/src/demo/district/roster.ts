import type { Role } from '@wangge/core/officer'
import { atomsOf } from './area.ts'
import type { Cell } from './cell.ts'
import type { PostRow } from './files.ts'
import type { Flaws } from './flaws.ts'
import type { Person } from './people.ts'
import type { Dice } from './random.ts'

/** A post as the scheme founds it. */
export type Seat = {
  readonly cell: string
  readonly post: string
  readonly role: Role
  readonly title: string
  readonly members: number | null
}

type Kind = readonly [role: Role, title: string, members?: number]

const head: Kind = ['head', 'grid-head']
const deputy: Kind = ['deputy', 'deputy-grid-head']
const worker: Kind = ['worker', 'grid-worker']
const supervisor: Kind = ['worker', 'supervisor']
const general: Kind = ['head', 'general-grid-head']
const group: Kind = ['team', 'working-group']

/** Staff of the six patrol teams: 49 in all. */
const patrols = [9, 8, 8, 8, 8, 8]

/** The posts of every cell; after the reform with teams, and supervisors who need a certificate. */
export function foundPosts(cells: readonly Cell[], reformed: boolean): Seat[] {
  const streets = cells.filter(({ level, name }) => level === 'town' && name.endsWith('街道'))
  return cells.flatMap((cell) => {
    const count = new Map<Role, number>()
    return kindsOf(cell, reformed, patrols[streets.indexOf(cell)]).map(([role, title, members = null]) => {
      const number = (count.get(role) ?? 0) + 1
      count.set(role, number)
      const post = `${cell.code}.${role === 'head' && number === 1 ? role : `${role}-${number}`}`
      return { cell: cell.code, post, role, title, members }
    })
  })
}

function kindsOf({ level, area }: Cell, reformed: boolean, patrol: number | undefined): Kind[] {
  switch (level) {
    case 'district':
      return [general, general, deputy, deputy, ...(reformed ? [group, group] : [])]
    case 'town':
      return [head, deputy, ...(reformed && patrol ? [['team', 'patrol-team', patrol] as const] : [])]
    case 'village':
      return [head, deputy]
    case 'grid':
      return [head, reformed ? supervisor : worker, ...(atomsOf(area).length > 4 ? [worker] : [])]
    case 'point':
      return [head]
  }
}

/**
 * Gives every post a holder but for the flaws. Four of five who held a post of the scheme before go on in it.
 * @param from day from which those hold it who are new
 */
export function fillPosts(
  seats: readonly Seat[],
  { headless, vacant, expired }: Flaws,
  from: string,
  people: Iterator<Person, never>,
  before: ReadonlyMap<string, PostRow>,
  dice: Dice,
): Map<string, PostRow> {
  const filled = seats
    .filter(({ role, cell }) => role !== 'head' || !headless.includes(cell))
    .map(({ post, ...seat }, i): [string, PostRow] => {
      const stays = dice() < 0.8 ? before.get(post) : undefined
      const isCertified = seat.title === 'supervisor'
      const holder = vacant.includes(post)
        ? { name: null, phone: null, from: null, to: null, certificate: null, certificate_until: null }
        : {
            ...(stays?.name
              ? { name: stays.name, phone: stays.phone, from: stays.from }
              : { ...people.next().value, from }),
            to: null,
            certificate: isCertified ? `XH${from.slice(0, 4)}-${String(i).padStart(4, '0')}` : null,
            certificate_until: isCertified ? (expired.includes(post) ? '2021-08-31' : '2028-08-31') : null,
          }
      return [post, { ...seat, ...holder }]
    })
  return new Map(filled)
}
