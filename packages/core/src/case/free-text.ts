import * as z from 'zod/mini'
import type { FaultCode } from '../fault.ts'
import { withoutUnseen } from '../tip/tip.ts'

const LIMIT = 2_000

/** What staff write beside a deed: trimmed, NFC, at most 2,000 characters, and none that cannot be seen. */
export const freeText = (missing: FaultCode = 'case.text_missing') =>
  z.string(missing).check(
    z.normalize('NFC'),
    z.trim(),
    z.refine((text) => /[^\s\p{Cf}]/u.test(text), missing),
    z.maxLength(LIMIT, 'case.text_too_long'),
    z.refine((text) => withoutUnseen(text) === text, 'case.text_invalid'),
  )
