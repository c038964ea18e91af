import { createContext } from '@wangge/core/context'
import { cleanUpload } from '@wangge/core/evidence/clean'
import { eachObject } from '../each-object.ts'

const ctx = createContext()

/** Every file that a citizen uploaded, as one of its parts arrives. */
export const handler = eachObject((name) => cleanUpload(ctx, name))
