import { tipSchema } from '@wangge/core/tip'
import { expect, test } from 'vitest'
import { nothingTyped } from './intake-state.ts'
import { tipOf } from './tip-of.ts'

const typed = {
  ...nothingTyped('0b5e8d2c-7f0e-4a6b-9d53-000000000001', '111'),
  category: 'odour',
  description: '夜里有刺鼻气味',
}

test('what is left empty is not part of the tip, and what stays is a tip', () => {
  const tip = tipOf(typed)
  expect(tip).toEqual({ cell: '111', category: 'odour', description: '夜里有刺鼻气味', wish: 'anonymous' })
  expect(tipSchema.safeParse(tip).success).toBe(true)
})

test('a caller who wants a call back leaves a number, and a name only with it', () => {
  const tip = tipOf({ ...typed, wish: 'call-back', phone: '0995 1234567', name: '王先生', ticket: '12345-7' })
  expect(tip).toMatchObject({ ticket: '12345-7', contact: { phone: '0995 1234567', name: '王先生' } })
  expect(tipSchema.safeParse(tip).success).toBe(true)
  expect(tipOf({ ...typed, name: '王先生' })).not.toHaveProperty('contact')
})

test('a number of a caller who wants nothing of being known is refused', () => {
  expect(tipSchema.safeParse(tipOf({ ...typed, phone: '0995 1234567' })).error?.issues).toMatchObject([
    { message: 'tip.contact_unwanted' },
  ])
})
