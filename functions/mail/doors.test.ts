import { afterEach, expect, it, vi } from 'vitest'
import { doorsOfEnvironment } from './doors.ts'

const names = ['SMTP_URL', 'MAIL_FROM', 'WEBHOOK_URL', 'WEBHOOK_SECRET'] as const
const values = ['smtps://u:p@mail.example', 'grid@mail.example', 'https://hook.example', 'c2VjcmV0']

/** The doors where of the settings those are set. */
function doorsWith(...set: readonly (typeof names)[number][]) {
  for (const [i, name] of names.entries()) vi.stubEnv(name, set.includes(name) ? values[i] : '')
  return doorsOfEnvironment()
}
afterEach(() => {
  vi.unstubAllEnvs()
})

it('there is no way out of the house unless one is set up', () => {
  expect(doorsWith()).toEqual({})
})

it('there are those that are set up, and no others', () => {
  expect(Object.keys(doorsWith('SMTP_URL', 'MAIL_FROM'))).toEqual(['mail'])
  expect(Object.keys(doorsWith('WEBHOOK_URL', 'WEBHOOK_SECRET'))).toEqual(['webhook'])
  expect(Object.keys(doorsWith(...names))).toEqual(['mail', 'webhook'])
})

it.each(names)('%s alone is a mistake that is told by name, not a mail that goes nowhere', (name) => {
  expect(() => doorsWith(name)).toThrow(expect.objectContaining({ name: 'HalfSet' }))
})
