import { buckets, variableOf } from '@wangge/infra/stores'
import { tables } from '@wangge/ledger/tables'

const named =
  <Store extends keyof typeof variableOf>(stores: Readonly<Record<Store, unknown>>) =>
  (variables: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(
      (Object.keys(stores) as Store[]).map((store) => [store, variables[variableOf[store]] ?? '']),
    ) as Record<Store, string>

/** What the tables of the wiring are called where these variables are set. */
export const tableNamesIn = named(tables)
export const bucketNamesIn = named(buckets)
