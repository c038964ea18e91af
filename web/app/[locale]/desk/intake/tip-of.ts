import type { Typed } from './intake-state.ts'

/** What was taken down, as a tip: what was left empty is not in it. A name without a number names nobody to call. */
export function tipOf(typed: Typed): Readonly<Record<string, unknown>> {
  const { cell, category, description, wish, phone, name, ticket, enterprise, joins } = typed
  const given = (value: string) => value.trim() !== ''
  return {
    cell,
    category,
    description,
    wish,
    ...(given(ticket) && { ticket }),
    ...(given(enterprise) && { enterprise }),
    ...(given(joins) && { joins }),
    ...(given(phone) && { contact: { phone, ...(given(name) && { name }) } }),
  }
}
