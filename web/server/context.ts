import { type Context, createContext } from '@wangge/core/context'
import * as stores from '@wangge/core/stores'
import { cache } from 'react'

const whole = createContext(stores)

/** While one page is rendered a head is read once, however many of its parts ask; elsewhere at every call. */
const head = cache((stream: string) => whole.ledger.head(stream))

/** The one context of this process; its clients are made when first used. */
export const ctx: Context = Object.create(whole, { ledger: { get: () => ({ ...whole.ledger, head }) } })
