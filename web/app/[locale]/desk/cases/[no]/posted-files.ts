import { takeUpload } from '@wangge/core/evidence/offer'
import { readEvidence } from '@wangge/core/evidence/read'
import { fault } from '@wangge/core/fault'
import { ctx } from '../../../../../server/context.ts'

/** Photos of one deed together. */
const MOST = 6

/** How long a photo may take to be looked at while its form waits, in milliseconds, and how often that is asked. */
const PATIENCE = 8_000
const PACE = 400

/**
 * Uploads the photos that came as files of the form under its draft's key; their numbers, by field. `uploaded` hears of each
 * at once, so that none is lost when a later one fails.
 * @throws Fault `evidence.too_many`, those of `takeUpload`
 */
export async function uploadPosted(
  form: FormData,
  fields: readonly string[],
  key: string,
  uploaded: (field: string, id: string) => void,
): Promise<void> {
  const files = fields.flatMap((field) =>
    form
      .getAll(`${field}.file`)
      .filter((file) => file instanceof File && file.size > 0)
      .map((file) => ({ field, file: file as File })),
  )
  if (files.length > MOST) throw fault('evidence.too_many', fields[0])
  for (const { field, file } of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    uploaded(field, (await takeUpload(ctx, { key, type: file.type, bytes })).id)
  }
}

/** Waits until uploads were looked at, as a deed asks of its photos; not for ever. */
export async function untilLookedAt(ids: readonly string[]): Promise<void> {
  const end = Date.now() + PATIENCE
  for (let left = ids; left.length > 0 && Date.now() < end; ) {
    const stands = await Promise.all(left.map((id) => readEvidence(ctx, id)))
    left = left.filter((_, i) => stands[i] === undefined)
    if (left.length > 0) await new Promise((done) => setTimeout(done, PACE))
  }
}
