/** Where a visit is kept, and its number. */
export type VisitAsked = { readonly cell: string; readonly month: string; readonly no: string }

/** The page of a visit, without language. */
export const visitPage = ({ cell, month, no }: VisitAsked): string => `/desk/patrols/${cell}.${month}.${no}`

/** What an address says; undefined for one that names no visit. */
export function visitOfAddress(part: string): VisitAsked | undefined {
  const [, cell, month, no] = /^([0-9A-Za-z-]{1,32})\.(\d{4}-\d\d)\.(P[0-9A-Z-]{1,20})$/.exec(part) ?? []
  return cell && month && no ? { cell, month, no } : undefined
}
