'use server'

import { verifyProof, vkeyOf } from '@wangge/core/tip/proof'
import { ctx } from '../../../server/context.ts'

export type VerifyState = {
  readonly typed: string
  /** `publishBy` when the note is ours; null when it is not; undefined before anything was asked. */
  readonly publishBy: string | null | undefined
}

/** Whether a note was signed here. A copy may have lost its last line break or got Windows ones on the way. */
export async function verify(_: VerifyState, form: FormData): Promise<VerifyState> {
  const typed = String(form.get('proof') ?? '')
  const note = `${typed.replace(/\r\n?/g, '\n').trim()}\n`
  return { typed, publishBy: verifyProof(vkeyOf(ctx), note)?.publishBy ?? null }
}
