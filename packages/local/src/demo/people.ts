import type { Appointment } from '@wangge/core/officer'
import type { Cell } from '@wangge/grid'
import people from './people.json' with { type: 'json' }

/**
 * A fictitious holder for the head post of every cell. Phones begin with 0 after the area code, which no line in China
 * does: they ring nowhere.
 */
export const appointments = (
  areas: readonly Cell[],
  areaCode: string,
  from: string,
): readonly Appointment[] =>
  areas.map(({ code, parent }, i) => ({
    cell: code,
    title: parent === null ? 'general-grid-head' : 'grid-head',
    name: `${pick(people.surnames, i * 7)}${pick(people.given, i * 11)}`,
    phone: `${areaCode}-0${String(100_000 + i).padStart(6, '0')}`,
    from,
  }))

/** Steps share no factor with the lists' lengths, so all pairs occur before one repeats. */
const pick = (list: readonly string[], i: number) => list[i % list.length] ?? ''
