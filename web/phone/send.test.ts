import 'fake-indexeddb/auto'
import { parse } from '@wangge/core/fault'
import { tipSchema } from '@wangge/core/tip'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onChange } from './changes.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { pauseUpload, resumeUpload } from './pause.ts'
import { queueDraft, sendQueued } from './queue.ts'
import { send } from './send.ts'
import { draftWith, freshPhone, photoOf, recording } from './testing/drafts-at-hand.ts'
import { type FakeSite, fakeSite } from './testing/fake-site.ts'
import { tipOf } from './to-tip.ts'
import { upload } from './upload.ts'

const slow = setTimeout
let drafts: Drafts
let site: FakeSite

beforeEach(async () => {
  freshPhone()
  // Waits between tries pass a thousand times as fast.
  vi.stubGlobal('setTimeout', (deed: () => void, wait: number) => slow(deed, wait / 1_000))
  site = fakeSite()
  drafts = await openDrafts()
})
afterEach(() => vi.unstubAllGlobals())

const times = (question: string) => site.asked.filter((each) => each === question).length
const bytesOf = async () => Promise.all([...site.bucket.values()].map((blob) => blob.size))

test('a draft is sent with its photos, gives its receipt and lets go of the photos', async () => {
  const draft = draftWith(photoOf('one'), photoOf('three'))
  const sent = await queueDraft(drafts, draft)
  expect(sent).toMatchObject({
    state: 'sent',
    submitted: { tipNo: 'T26-1', receipt: `receipt of ${draft.key}` },
    photos: [],
    wrongs: [],
  })
  expect(await drafts.open(draft.key)).toEqual(sent)
  expect(await bytesOf()).toEqual([3, 5])
  expect(site.tips.get(draft.key)).toMatchObject({ description: '夜里机器声很大', evidence: [{}, {}] })
  expect(times('challenge')).toBe(1)
})

test('without a line a draft waits, and goes by itself when the line is back', async () => {
  const draft = draftWith(photoOf('one'))
  vi.stubGlobal('navigator', { onLine: false })
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'queued' })
  expect(site.asked).toEqual([])
  await sendQueued(drafts)
  expect(await drafts.open(draft.key)).toMatchObject({ state: 'sent' })
})

test('what waits for the line is told to whoever tries, so that it is tried again', async () => {
  const draft = draftWith()
  site.failFrom('tips', 0, 'broken')
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'queued' })
  await expect(sendQueued(drafts)).rejects.toThrow()
  site.mend()
  await sendQueued(drafts)
  expect(await drafts.open(draft.key)).toMatchObject({ state: 'sent' })
})

test('a lost answer is asked for again with the same key and the same words', async () => {
  const draft = draftWith(photoOf('one'))
  site.fail('tips', 'lost')
  await queueDraft(drafts, draft)
  expect(times('tips')).toBe(2)
  expect([...site.tips.keys()]).toEqual([draft.key])
  expect(await drafts.open(draft.key)).toMatchObject({ submitted: { receipt: `receipt of ${draft.key}` } })
})

test('a page and the service worker send one draft once', async () => {
  const draft = { ...draftWith(photoOf('one')), state: 'queued' as const }
  await drafts.save(draft)
  const locks = new Map<string, Promise<unknown>>()
  const request = (name: string, deed: () => Promise<unknown>) => {
    const turn = (locks.get(name) ?? Promise.resolve()).then(deed)
    locks.set(
      name,
      turn.catch(() => {}),
    )
    return turn
  }
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
  const both = await Promise.all([send(drafts, draft.key), send(await openDrafts(), draft.key)])
  expect(both.map((each) => each?.state)).toEqual(['sent', 'sent'])
  expect(times('tips')).toBe(1)
  expect(times('bucket')).toBe(1)
})

test('what the site does not take comes back to be mended, with nothing lost', async () => {
  const draft = draftWith(photoOf('one'))
  site.fail('tips', { status: 400, code: 'tip.description_empty', field: 'description' })
  expect(await queueDraft(drafts, draft)).toMatchObject({
    state: 'open',
    wrongs: [{ code: 'tip.description_empty', field: 'description' }],
    photos: [{ upload: { state: 'done' } }],
  })
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'sent' })
  expect(times('bucket')).toBe(1)
})

test('a photo the site refuses does not keep the tip back, and is named', async () => {
  const draft = draftWith(photoOf('one'), photoOf('two'))
  site.fail('uploads', { status: 400, code: 'evidence.too_many', field: 'type' })
  const [refused] = draft.photos
  expect(await queueDraft(drafts, draft)).toMatchObject({
    state: 'sent',
    wrongs: [{ code: 'evidence.too_many', field: `evidence.${refused?.id}` }],
  })
  expect(site.tips.get(draft.key)).toMatchObject({ evidence: [{}] })
})

test('a permit the site has forgotten is earned again', async () => {
  const draft = draftWith(photoOf('one'))
  await drafts.save(draft)
  if (draft.photos[0]) await upload(drafts, draft.key, draft.photos[0])
  site.forgetPermits()
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'sent' })
  expect(times('challenge')).toBe(2)
})

test('photos uploaded more than a day ago are uploaded again', async () => {
  const draft = draftWith(photoOf('one'), photoOf('two'))
  await drafts.save(draft)
  for (const photo of draft.photos) await upload(drafts, draft.key, photo)
  site.forgetUploads()
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'sent' })
  expect(times('bucket')).toBe(4)
})

test('an upload that was broken off goes on with the part that is missing', async () => {
  const video = recording()
  const draft = draftWith(video)
  await drafts.save(draft)
  site.failFrom('bucket', 1, 'broken')
  await expect(upload(drafts, draft.key, video)).rejects.toThrow()
  const left = (await drafts.open(draft.key))?.photos[0]
  expect(left?.upload).toMatchObject({ state: 'waiting', sent: 5_242_880 })
  expect(await bytesOf()).toEqual([5_242_880])

  site.mend()
  site.asked.length = 0
  if (left) await upload(await openDrafts(), draft.key, left)
  expect(site.asked).toEqual(['parts', 'bucket', 'parts', 'bucket'])
  expect((await drafts.open(draft.key))?.photos[0]?.upload).toMatchObject({ state: 'done', sent: 11_534_336 })
  expect(await bytesOf()).toEqual([5_242_880, 5_242_880, 1_048_576])
})

test('a permission that ran out on the way is asked for anew', async () => {
  const draft = draftWith(photoOf('one'))
  site.fail('bucket', { status: 403, code: '' })
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'sent' })
  expect(site.asked.filter((each) => each === 'parts' || each === 'bucket')).toEqual([
    'bucket',
    'parts',
    'bucket',
  ])
})

test('what the store takes under no permission is refused for good', async () => {
  const draft = draftWith(photoOf('one'))
  site.fail('bucket', { status: 400, code: '' })
  expect(await queueDraft(drafts, draft)).toMatchObject({
    state: 'sent',
    wrongs: [{ code: 'service.failed' }],
  })
})

test('a paused upload holds the draft until it is resumed', async () => {
  const draft = draftWith(photoOf('one'))
  const [photo] = draft.photos
  if (!photo) throw new Error('a photo')
  await drafts.save(draft)
  await pauseUpload(drafts, draft.key, photo)
  expect(await queueDraft(drafts, draft)).toMatchObject({ state: 'queued' })
  expect(site.tips.size).toBe(0)
  await resumeUpload(drafts, draft.key, (await drafts.open(draft.key))?.photos[0] ?? photo)
  expect(await send(drafts, draft.key)).toMatchObject({ state: 'sent' })
})

test('an upload that was paused just before it began stays so, and sends nothing', async () => {
  const draft = draftWith(photoOf('one'))
  const [photo] = draft.photos
  if (!photo) throw new Error('a photo')
  await drafts.save(draft)
  await pauseUpload(drafts, draft.key, photo)
  expect(await upload(drafts, draft.key, photo)).toMatchObject({ state: 'paused', sent: 0 })
  expect((await drafts.open(draft.key))?.photos[0]?.upload).toMatchObject({ state: 'paused' })
  expect(site.asked).toEqual([])
})

test('whoever pauses an upload ends it where it is', async () => {
  const video = recording()
  const draft = draftWith(video)
  await drafts.save(draft)
  const deaf = onChange((change) => {
    if ('upload' in change && change.upload?.sent === 5_242_880 && change.upload.state === 'sending')
      void pauseUpload(drafts, draft.key, { ...video, upload: change.upload })
  })
  expect(await upload(drafts, draft.key, video)).toMatchObject({ state: 'paused', sent: 5_242_880 })
  deaf()
  expect((await drafts.open(draft.key))?.photos[0]?.upload).toMatchObject({ state: 'paused' })
  expect(site.bucket.size).toBe(1)
})

test('the body of a tip is one the site takes', () => {
  const id = '0123456789abcdefghjkmnpqrs'
  const done = { id, sent: 3, size: 3, state: 'done' } as const
  const point = { lng: 129.5, lat: 42.9, datum: 'wgs84' } as const
  const waiting = { ...done, id: '', state: 'waiting' } as const
  const draft = draftWith(
    { ...photoOf('one'), upload: done, point, takenAt: '2026-11-22T09:30:00+08:00' },
    { ...photoOf('two'), upload: waiting },
  )
  expect(parse(tipSchema, tipOf(draft))).toMatchObject({
    category: 'noise',
    cell: 'C1',
    evidence: [{ id, point, takenAt: '2026-11-22T09:30:00+08:00' }],
    wish: 'anonymous',
  })
})
