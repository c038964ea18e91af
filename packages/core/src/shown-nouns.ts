/** Nouns whose heads are put into views or work lists; their changes leave a trace in the ledger, so that none stays unseen. */
export const shownNouns = [
  'agreement',
  'audit',
  'case',
  'correction',
  'officer',
  'opening',
  'openings',
  'patrol',
  'reward',
  'rewards',
  'staff',
] as const
export type ShownNoun = (typeof shownNouns)[number]

const names: ReadonlySet<string> = new Set(shownNouns)

export const isShownStream = (stream: string): boolean => names.has(stream.split('#')[0] ?? '')
