/** No name is longer than this many characters; what follows is not searched for. */
export const MOST_CHARACTERS = 100

/** What is searched for when `q` was typed: without blanks around it, and no longer than a name may be. */
export const searchWords = (q: string | null | undefined): string =>
  [...(q ?? '').trim()].slice(0, MOST_CHARACTERS).join('').trim()
