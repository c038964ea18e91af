import { expect, test } from 'vitest'
import { returnTo, withWrong } from './return-to.ts'

test.each([
  '/desk',
  '/en/desk',
  '/desk?queue=650402100',
  '/desk/cases/C26-M2WDP-40BZK#act',
  '/en/desk/staff/invite?wrong=staff.prove',
])('%s is a page of the desk', (page) => {
  expect(returnTo(page)).toBe(page)
})

test.each([
  undefined,
  null,
  '',
  'desk',
  '//evil.example',
  '///evil.example/desk',
  '/\\evil.example',
  '\\\\evil.example',
  '/desk\\..\\evil',
  'https://evil.example/desk',
  'javascript:alert(1)',
  '/%2f/evil.example',
  '/deskevil',
  '/desk.evil.example',
  '/.//evil.example',
  '/en//evil.example',
  '/desk\t',
  '/desk\r\nset-cookie: a=b',
  '/auth/logout',
  '/report',
  `/desk?${'a'.repeat(2000)}`,
])('%j leads to the desk and nowhere else', (page) => {
  expect(returnTo(page)).toBe('/desk')
})

test.each(['/desk', '/en/desk/x', '/desk/..//evil.example', '/desk/../../evil', '/desk?a=//evil.example'])(
  'from %s a browser stays on this site',
  (page) => {
    expect(new URL(returnTo(page), 'https://grid.example').origin).toBe('https://grid.example')
    expect(new URL(withWrong(returnTo(page), 'staff.prove'), 'https://grid.example').origin).toBe(
      'https://grid.example',
    )
  },
)

test('what was wrong is told beside what the address says already', () => {
  expect(withWrong('/en/desk?queue=1#act', 'staff.sign_in_stale')).toBe(
    '/en/desk?queue=1&wrong=staff.sign_in_stale#act',
  )
})
