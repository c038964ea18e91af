import people from '../people.json' with { type: 'json' }

export type Person = { readonly name: string; readonly phone: string }

/**
 * Fictitious people, each name once. Phones begin with 0 after the area code, which no line in China does: they ring
 * nowhere.
 */
export function* fictitiousPeople(): Generator<Person, never> {
  const { surnames, given } = people
  const rounds = surnames.length * given.length
  for (let i = 0; ; i++) {
    const first = (i * 11) % given.length
    const second = (first + 5 * Math.floor(i / rounds)) % given.length
    yield {
      name: `${surnames[(i * 7) % surnames.length]}${given[first]?.[0]}${given[second]?.[1]}`,
      phone: `0380-0${100_000 + i}`,
    }
  }
}
