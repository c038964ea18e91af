import type * as z from 'zod/v4/core'

/**
 * The closed list of what can be wrong. A code is stable for ever, and every edge (page, API) owns its sentence in each
 * language; nothing in this package carries prose.
 */
export const faultCodes = [
  'input.not_an_object',
  'input.unknown_field',
  'point.missing',
  'point.not_a_number',
  'point.out_of_range',
  'point.swapped',
  'point.datum_missing',
  'point.datum_unknown',
  'point.accuracy_invalid',
  'cell.unknown',
  'cell.beside_point',
  'tip.category_missing',
  'tip.category_unknown',
  'tip.description_empty',
  'tip.description_too_long',
  'tip.description_control_characters',
  'tip.occurred_invalid',
  'tip.occurred_in_future',
  'tip.key_missing',
  'tip.key_invalid',
  'tip.key_reused',
  'tip.receipt_malformed',
  'tip.receipt_unknown',
  'case.unknown',
  'case.status_unknown',
  'list.cursor_invalid',
  'list.limit_invalid',
  'correction.about_missing',
  'correction.about_unknown',
  'correction.note_too_long',
  'correction.unknown',
  'officer.invalid',
  'officer.unknown',
  'officer.before_last',
  'officer.vacant',
  'scheme.invalid',
  'scheme.several_roots',
  'scheme.none',
  'scheme.unknown',
  'scheme.activated',
  'scheme.not_newest',
  'scheme.only',
  'scheme.day_invalid',
  'search.empty',
  'command.not_allowed',
  'command.wrong_state',
] as const

export type FaultCode = (typeof faultCodes)[number]

/** One thing wrong: `field` as a dotted path into the input. */
export type Issue = { readonly code: FaultCode; readonly field?: string }

/** Thrown by deeds and queries for what the caller can mend. The message holds codes only, never what was typed. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly issues: readonly [Issue, ...Issue[]]

  constructor(...issues: [Issue, ...Issue[]]) {
    super(issues.map(({ code }) => code).join(', '))
    this.issues = issues
  }
}

export const fault = (code: FaultCode, field?: string) => new Fault({ code, ...(field && { field }) })

const known: ReadonlySet<string> = new Set(faultCodes)

/** Zod's issues as ours: each schema names a fault code as its error message. One issue a field, the first. */
export function issuesOf(error: z.$ZodError): [Issue, ...Issue[]] {
  const byField = new Map<string, Issue>()
  for (const issue of error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
    const field = keys.join('.')
    const code = (known.has(issue.message) ? issue.message : 'input.not_an_object') as FaultCode
    if (!byField.has(field)) byField.set(field, { code, ...(field && { field }) })
  }
  const [first = { code: 'input.not_an_object' as const }, ...rest] = byField.values()
  return [first, ...rest]
}

/** @throws Fault with one issue a field. */
export function parse<T extends z.$ZodType>(
  schema: T & { safeParse(input: unknown): z.util.SafeParseResult<z.output<T>> },
  input: unknown,
): z.output<T> {
  const result = schema.safeParse(input)
  if (!result.success) throw new Fault(...issuesOf(result.error))
  return result.data
}
