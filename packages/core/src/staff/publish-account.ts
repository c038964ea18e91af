import type { Head, Json } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Account } from './staff.ts'

/** Who has a right at a cell itself, and everybody. */
export const staffQueue = (cell: string) => `staff#${cell}`
export const ALL_STAFF = 'staff'

/** What the desk and the notices know of a person. */
export type StaffEntry = Pick<Account, 'id' | 'name' | 'mail' | 'status' | 'grants' | 'interests'>

/** Puts a person into the list of every cell of a grant, and out of those of grants that ended. By name, then number. */
export async function publishAccount(
  { board }: Pick<Context, 'board'>,
  { stream, seq, state }: Head,
): Promise<void> {
  const { id, name, mail, status, grants, interests, cells } = state as Account
  const body: StaffEntry = { id, name, mail, status, grants, interests }
  const order = `${encodeURIComponent(name)}#${id}`
  const put = (list: string, isIn: boolean) =>
    board.put({ pk: stream, sk: list, seq, body: body as Json, ...(isIn && { queue: list, order }) })
  await Promise.all([
    put(ALL_STAFF, true),
    ...cells.map((cell) =>
      put(
        staffQueue(cell),
        grants.some((grant) => grant.cell === cell),
      ),
    ),
  ])
}
