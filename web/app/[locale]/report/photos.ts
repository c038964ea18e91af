import { Fault, fault } from '@wangge/core/fault'
import { EVIDENCE_LIMIT } from '@wangge/core/tip'
import { postedPhotos } from '../../../server/posted-photos.ts'
import { evidenceOf, type Typed } from './report-state.ts'

/** Photos as files of the form itself, the way of pages without script: what came before stays. */
export async function takePhotos(typed: Typed, form: FormData): Promise<Typed> {
  const before = evidenceOf(typed)
  const taken = await postedPhotos(typed.key, form).catch((error) => {
    throw error instanceof Fault ? fault(error.issues[0].code, 'photos') : error
  })
  if (before.length + taken.length > EVIDENCE_LIMIT) throw fault('evidence.too_many', 'photos')
  return { ...typed, evidence: [...before, ...taken].join(' ') }
}

export const dropPhoto = (typed: Typed, dropped: string): Partial<Typed> => ({
  evidence: evidenceOf(typed)
    .filter((id) => id !== dropped)
    .join(' '),
})
