import type { Grant, StaffActor } from '../staff/staff.ts'

/** What a test says of a grant: always in force. */
export type GrantLike = Pick<Grant, 'role' | 'cell'> & Partial<Pick<Grant, 'department' | 'kinds'>>

/** A signed-in person with grants in force, proven with a second factor at `provenAt`; the same name is the same person. */
export const staffActor = (
  grants: GrantLike | readonly GrantLike[],
  name = 'a',
  more: Partial<Pick<StaffActor, 'interests' | 'provenAt'>> = {},
): StaffActor => ({
  role: 'staff',
  name: `staff:${name}`,
  id: name,
  person: name,
  grants: [grants].flat().map((grant, i) => ({
    kinds: [],
    ...grant,
    id: `g${i + 1}`,
    from: '2026-01-01',
    until: null,
    by: 'operator',
  })),
  interests: [],
  provenAt: null,
  ...more,
})
