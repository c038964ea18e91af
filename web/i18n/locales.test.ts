import { expect, test } from 'vitest'
import { addressIn, splitAddress } from './locales.ts'

test('the default language has no prefix and the others do', () => {
  expect(addressIn('zh-CN', '/')).toBe('/')
  expect(addressIn('zh-CN', '/cases')).toBe('/cases')
  expect(addressIn('en', '/')).toBe('/en')
  expect(addressIn('en', '/cases?status=open')).toBe('/en/cases?status=open')
})

test('an address is split into language and page', () => {
  expect(splitAddress('/cases')).toEqual({ locale: 'zh-CN', page: '/cases' })
  expect(splitAddress('/en')).toEqual({ locale: 'en', page: '/' })
  expect(splitAddress('/en/cases')).toEqual({ locale: 'en', page: '/cases' })
  expect(splitAddress('/en?x=1')).toEqual({ locale: 'en', page: '/?x=1' })
})

test('a page whose name begins like a prefix is not taken for a language', () => {
  expect(splitAddress('/enterprises')).toEqual({ locale: 'zh-CN', page: '/enterprises' })
})

test('a page never names another host', () => {
  expect(splitAddress('//elsewhere.example/')).toEqual({ locale: 'zh-CN', page: '/elsewhere.example/' })
  expect(splitAddress('/en//elsewhere.example/')).toEqual({ locale: 'en', page: '/elsewhere.example/' })
})
