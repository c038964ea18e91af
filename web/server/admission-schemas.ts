import { challengeSchema } from '@wangge/core/admission'
import { staffChannels, tipSchema } from '@wangge/core/tip'
import * as z from 'zod/mini'
import { describe } from './api-schemas.ts'

/** What opens the way for a tip: proof of work, or the key of a client. */

export const challengeAnswer = describe(
  challengeSchema,
  'A challenge of ALTCHA, version 2: count up from 0 until the key derived (PBKDF2) from nonce and counter begins with keyPrefix; data.until is when it expires, in seconds since 1970',
)

export const permitBody = z.strictObject({
  draft: describe(z.string(), 'The Idempotency-Key that the tip and its uploads will carry'),
  payload: describe(
    z.string(),
    'Base64 of the JSON {challenge, solution: {counter, derivedKey}}, as solvers of ALTCHA make it',
  ),
})

/** A tip, and the channel in which staff took it down. */
export const submitBody = z.extend(tipSchema, {
  channel: describe(
    z.optional(z.enum(staffChannels)),
    'From staff with an API key that may intake: where the tip came from; its number there is the ticket',
  ),
})

export const submitHeaders = z.object({
  'Idempotency-Key': z.string().check(z.regex(/^[\w-]{16,128}$/)),
  Authorization: describe(
    z.optional(z.string()),
    'Bearer wg_…: the key of a client. Without it a challenge must have been solved for the Idempotency-Key',
  ),
})
