import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Drafts, openDrafts } from './drafts.ts'
import { permit } from './permit.ts'
import { freshPhone } from './testing/drafts-at-hand.ts'
import { type FakeSite, fakeSite } from './testing/fake-site.ts'

let drafts: Drafts
let site: FakeSite

beforeEach(async () => {
  freshPhone()
  site = fakeSite()
  drafts = await openDrafts()
})
afterEach(() => vi.unstubAllGlobals())

test('a draft proves its work once, however often and from how many places it is asked', async () => {
  await Promise.all([permit(drafts, 'key of a draft'), permit(drafts, 'key of a draft')])
  await permit(await openDrafts(), 'key of a draft')
  expect(site.asked).toEqual(['challenge', 'permits'])
})

test('every draft proves its own', async () => {
  await permit(drafts, 'key of a draft')
  await permit(drafts, 'key of another')
  expect(site.asked).toEqual(['challenge', 'permits', 'challenge', 'permits'])
})

test('a permit that is over is earned anew', async () => {
  await permit(drafts, 'key of a draft')
  await drafts.setPermittedUntil('key of a draft', Date.now() - 1)
  await permit(drafts, 'key of a draft')
  expect(site.asked).toHaveLength(4)
})

test('a phone that slept over its challenge takes another', async () => {
  site.fail('permits', { status: 400, code: 'challenge.expired', field: 'payload' })
  await permit(drafts, 'key of a draft')
  expect(site.asked).toEqual(['challenge', 'permits', 'challenge', 'permits'])
})

test('without a line nothing is remembered, and the next try begins anew', async () => {
  site.fail('permits', 'broken')
  await expect(permit(drafts, 'key of a draft')).rejects.toThrow()
  expect(await drafts.permittedUntil('key of a draft')).toBe(0)
  await permit(drafts, 'key of a draft')
  expect(await drafts.permittedUntil('key of a draft')).toBeGreaterThan(Date.now())
})
