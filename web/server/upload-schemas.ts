import { kinds, mediaTypes, refusals, uploadSchema } from '@wangge/core/evidence'
import { evidenceId } from '@wangge/core/tip'
import * as z from 'zod/mini'
import { describe, named } from './api-schemas.ts'

/** How photos and recordings get to the store: past this site, by permissions it gives. */

const { draft, file, size } = uploadSchema.shape

export const uploadBody = z.strictObject({
  draft: describe(draft, 'The Idempotency-Key that the tip will carry'),
  file: describe(file, 'A name of the file in its draft: asked again with it, the same upload is answered'),
  type: describe(
    z.enum(kinds.flatMap((kind) => mediaTypes[kind])),
    'Media type. A draft takes six photos of 10 MB and one recording, video or sound, of 50 MB',
  ),
  size: describe(size, 'Bytes of the file'),
})

export const permission = named(
  'Permission',
  z.object({
    url: describe(z.string(), 'Where to post the part, as multipart/form-data'),
    fields: describe(
      z.record(z.string(), z.string()),
      'Fields of the form, as they are and before the last one: file, the bytes of the part',
    ),
  }),
  'Permission to post one part, good for five minutes; for that name, that type and at most its bytes',
)

export const offerAnswer = z.object({
  id: describe(evidenceId, 'Names the file in the tip'),
  parts: describe(
    z.array(permission),
    'One for a photo; of a recording one for every 5 MB (5,242,880 bytes), the last for the rest',
  ),
  expiresAt: describe(z.string(), 'Until when a tip may take it up'),
})

export const uploadPath = z.object({ id: z.string() })
export const partPath = z.object({ id: z.string(), n: describe(z.int(), 'Number of the part, from 1') })

export const statusAnswer = z.object({
  state: describe(
    z.enum(['waiting', 'clean', 'refused']),
    'Not all there or not looked at yet; taken, without its metadata; not taken, its bytes are gone',
  ),
  reason: describe(z.optional(z.enum(refusals)), 'Why it was refused'),
})
