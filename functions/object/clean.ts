import { createContext } from '@wangge/core/context'
import { takeObject } from '@wangge/core/evidence/take-object'
import { evidence, incoming, ledger, passing, vault } from '@wangge/core/stores'
import { eachObject } from '../each-object.ts'

const ctx = createContext({ evidence, incoming, ledger, passing, vault })

/** Every file that was uploaded, as one of its parts arrives, and every redaction that was asked. */
export const handler = eachObject((name) => takeObject(ctx, name))
