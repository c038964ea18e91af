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
  'tip.receipt_wait',
  'tip.erased',
  'tip.withdrawn',
  'tip.not_assigned_yet',
  'tip.case_open',
  'tip.place_settled',
  'tip.correction_empty',
  'tip.message_empty',
  'tip.message_too_long',
  'tip.thread_full',
  'tip.dispute_unknown',
  'tip.stars_invalid',
  'tip.passage_unknown',
  'tip.redaction_empty',
  'evidence.taken',
  'evidence.twice',
  'tip.extent_unknown',
  'tip.phone_invalid',
  'tip.phone_missing',
  'tip.name_invalid',
  'tip.contact_unwanted',
  'tip.wish_unknown',
  'tip.enterprise_invalid',
  'tip.ticket_invalid',
  'tip.unknown',
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
  'reward.none',
  'reward.no_scheme',
  'reward.nobody_asked',
  'reward.finding_invalid',
  'reward.item_unknown',
  'reward.same_person',
  'reward.over_budget',
  'reward.not_offered',
  'reward.claim_over',
  'reward.claimed_already',
  'reward.staff',
  'reward.name_missing',
  'reward.identity_invalid',
  'reward.method_unknown',
  'reward.account_missing',
  'reward.not_claimed',
  'reward.not_refused',
  'reward.not_appealed',
  'reward.appeal_over',
  'reward.appeal_empty',
  'reward.appeal_too_long',
  'evidence.unknown',
  'evidence.too_many',
  'evidence.second_recording',
  'evidence.too_large',
  'evidence.empty',
  'evidence.type_unsupported',
  'evidence.file_reused',
  'evidence.expired',
  'evidence.taken_invalid',
  'tip.channel_unknown',
  'tip.unconfirmed',
  'challenge.missing',
  'challenge.invalid',
  'challenge.expired',
  'challenge.spent',
  'client.invalid',
  'client.name_taken',
  'client.unknown',
  'client.not_allowed',
  'command.not_allowed',
  'command.wrong_state',
] as const

export type FaultCode = (typeof faultCodes)[number]

/** One thing wrong: `field` as a dotted path into the input, `seconds` how long to wait where that mends it. */
export type Issue = { readonly code: FaultCode; readonly field?: string; readonly seconds?: number }

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
