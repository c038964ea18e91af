import type { SiteKind } from '@wangge/core/scheme/facts'
import type { Land } from './land.ts'
import names from './names.json' with { type: 'json' }
import { type Dice, shuffle } from './random.ts'
import { usccOf } from './uscc.ts'

/** A unit that a grid point is bound to, alone on its atom; most have no plot but a position. */
export type Unit = {
  readonly atom: number
  readonly kind: SiteKind
  readonly name: string
  readonly uscc: string | null
  readonly fenced: boolean
}

/** The units of the district: 120, at places where atoms are many. Names repeat nowhere. */
export function placeUnits(land: Land, dice: Dice): Unit[] {
  const atoms = shuffle([...land.rings.keys()], dice)
  const words = shuffle(
    names.siteFirst.flatMap((first) => names.siteSecond.map((second) => first + second)),
    dice,
  )
  return Object.entries(names.kinds)
    .flatMap(([kind, { count, endings }]) =>
      Array.from({ length: count }, (_, i) => ({ kind, ending: endings[i % endings.length] })),
    )
    .map(({ kind, ending }, i) => ({
      atom: atoms[i] as number,
      kind: kind as SiteKind,
      name: `${kind === 'enterprise' ? '示例' : ''}${words[i % words.length]}${ending}`,
      uscc: kind === 'enterprise' ? usccOf(i) : null,
      fenced: (kind === 'estate' || kind === 'enterprise') && i % 3 === 0,
    }))
}
