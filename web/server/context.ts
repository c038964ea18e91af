import { createContext } from '@wangge/core/context'

/** The one context of this process; its clients are made when first used. */
export const ctx = createContext()
