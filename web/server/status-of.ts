import statuses from './statuses.json' with { type: 'json' }

/** The HTTP status that goes with a fault's code. Everything the caller can mend is 400 unless listed. */
export const statusOf = (code: string): number => (statuses as Readonly<Record<string, number>>)[code] ?? 400
