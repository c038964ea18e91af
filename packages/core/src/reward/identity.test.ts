import { expect, test } from 'vitest'
import { normalIdentity } from './identity.ts'

test('an identity number is taken with spaces, full-width digits and a small x, and only with its right check', () => {
  expect(normalIdentity('11010519491231002X')).toBe('11010519491231002X')
  expect(normalIdentity('110105 19491231 002x')).toBe('11010519491231002X')
  expect(normalIdentity('１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X')
  expect(normalIdentity('110105194912310021')).toBeUndefined()
  expect(normalIdentity('1101051949123100')).toBeUndefined()
})
