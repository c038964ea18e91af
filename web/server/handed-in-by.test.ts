import type { Client } from '@wangge/core/client'
import { expect, test } from 'vitest'
import { issuesOf } from '../../packages/core/src/testing/issues.ts'
import { handedInBy } from './handed-in-by.ts'

const client = (...may: Client['may']): Client => ({ name: 'hotline', may, status: 'named' })
const tip = { category: 'noise' }
const from = (site: string) => ({ headers: new Headers({ 'sec-fetch-site': site }) })
const program = { headers: new Headers() }

test('the public hands in by the API, whatever channel it claims', () => {
  const given = { ...tip, channel: 'phone' }
  const actor = { role: 'public', name: 'public' }
  expect(handedInBy(program, undefined, given)).toEqual({ actor, channel: 'api', input: given })
  expect(handedInBy(from('cross-site'), undefined, given)).toEqual({ actor, channel: 'api', input: given })
})

test('the script of the report page hands in by the page', () => {
  expect(handedInBy(from('same-origin'), undefined, tip)).toMatchObject({ channel: 'web', input: tip })
})

test('staff hand in what they took down in another channel, under the name of their client', () => {
  expect(handedInBy(program, client('intake'), { ...tip, ticket: '2026-1', channel: '12345' })).toEqual({
    actor: { role: 'operator', name: 'client:hotline' },
    channel: '12345',
    input: { ...tip, ticket: '2026-1' },
  })
})

test('a program that reports is the public with a name', () => {
  expect(handedInBy(program, client('report'), tip)).toEqual({
    actor: { role: 'public', name: 'client:hotline' },
    channel: 'api',
    input: tip,
  })
})

test('a key opens only what it was given for', async () => {
  const notAllowed = [{ code: 'client.not_allowed', field: 'Authorization' }]
  expect(await issuesOf(() => handedInBy(program, client('intake'), tip))).toEqual(notAllowed)
  expect(await issuesOf(() => handedInBy(program, client('report'), { ...tip, channel: 'phone' }))).toEqual(
    notAllowed,
  )
})

test.each(['web', 'api', 'fax', 7, null])('staff have no channel %j', async (channel) => {
  expect(await issuesOf(() => handedInBy(program, client('intake'), { ...tip, channel }))).toEqual([
    { code: 'tip.channel_unknown', field: 'channel' },
  ])
})

test.each([null, [], 'text'])('%j goes on to be refused by what reads tips', (given) => {
  expect(handedInBy(program, client('report'), given).input).toBe(given)
})
