import { takeUpload } from '@wangge/core/evidence/offer'
import { fault } from '@wangge/core/fault'
import { EVIDENCE_LIMIT } from '@wangge/core/tip'
import { ctx } from './context.ts'

/**
 * Photos that came as files of the form itself, the way of pages without script: each is put where a phone would have
 * put it, under the draft of this key. Their numbers, in the order chosen.
 * @throws Fault `evidence.too_many`, those of `takeUpload`
 */
export async function postedPhotos(key: string, form: FormData): Promise<string[]> {
  const files = form.getAll('photo').filter((file) => file instanceof File && file.size > 0) as File[]
  if (files.length > EVIDENCE_LIMIT) throw fault('evidence.too_many', 'evidence')
  const ids: string[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    ids.push((await takeUpload(ctx, { key, type: file.type, bytes })).id)
  }
  return ids
}
