import type { StaffRole } from '@wangge/core/staff'

type Names = Readonly<Record<'zh-CN' | 'en', string>>

/** Whom the demo identity provider knows: made up, without a password. */
export type Person = {
  readonly sub: string
  readonly name: string
  /** What they are at the desk; people are listed by it. `none`: nothing yet, for whoever tries an invitation. */
  readonly role: StaffRole | 'none'
  readonly title: Names
  /** Where, by name. */
  readonly cell: string
}
