import type { Grant, StaffRole } from '@wangge/core/staff'
import { expect, test } from 'vitest'
import { cellGrants } from './queue-cells.ts'

const grant = (role: StaffRole): Grant => ({
  id: role,
  role,
  cell: '1',
  ...(role === 'department' && { department: 'eco' }),
  kinds: [],
  from: '2026-01-01',
  until: null,
  by: 'operator',
})
const isAsked = (role: StaffRole) => cellGrants({ grants: [grant(role)] }).length > 0

test('whoever reads the cases of a cell may ask for its list, head and command centre among them', () => {
  for (const role of ['worker', 'head', 'command', 'auditor', 'deputy'] as const)
    expect(isAsked(role)).toBe(true)
})

test('a department sees its own cases alone, and an administrator none', () => {
  for (const role of ['department', 'admin', 'custodian'] as const) expect(isAsked(role)).toBe(false)
})
