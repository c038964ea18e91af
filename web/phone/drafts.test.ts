import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Change, onChange } from './changes.ts'
import { DATABASE } from './draft-shelves.ts'
import { openDrafts } from './drafts.ts'
import { draftsInMemory } from './drafts-in-memory.ts'
import { draftWith, freshPhone, photoOf } from './testing/drafts-at-hand.ts'

beforeEach(freshPhone)

const stores = [
  ['on the phone', openDrafts],
  ['in memory', async () => draftsInMemory()],
] as const

test.each(stores)('%s several drafts stand side by side, the newest first', async (_, open) => {
  const drafts = await open()
  const old = { ...draftWith(), changedAt: 1 }
  const young = { ...draftWith(), changedAt: 2 }
  await drafts.save(young)
  await drafts.save(old)
  expect((await drafts.list()).map(({ key }) => key)).toEqual([young.key, old.key])
  await drafts.remove(young.key)
  expect(await drafts.list()).toEqual([old])
  expect(await drafts.open(young.key)).toBeUndefined()
})

test.each(stores)('%s a draft has what was typed last and the bytes of its photos', async (_, open) => {
  const drafts = await open()
  const draft = draftWith(photoOf('one'), photoOf('two'))
  await drafts.save(draft)
  const [, second] = draft.photos
  const typed = { ...draft.typed, description: '第二次写的' }
  await drafts.save({ ...draft, typed, photos: second ? [second] : [] })
  const kept = await drafts.open(draft.key)
  expect(kept?.typed.description).toBe('第二次写的')
  expect(await Promise.all(kept?.photos.map(({ blob }) => blob.text()) ?? [])).toEqual(['two'])
})

test.each(stores)(
  '%s words that were typed before a photo was taken, and kept after it, leave it there',
  async (_, open) => {
    const drafts = await open()
    const typed = draftWith()
    await drafts.save({ ...draftWith(photoOf('one')), key: typed.key })
    await drafts.keepWords({ ...typed, typed: { ...typed.typed, description: '早先写的' } })
    const kept = await drafts.open(typed.key)
    expect(kept?.typed.description).toBe('早先写的')
    expect(kept?.photos).toHaveLength(1)
  },
)

test.each(stores)('%s how far an upload is stays, whatever an older screen saves', async (_, open) => {
  const drafts = await open()
  const draft = draftWith(photoOf('one'))
  const id = draft.photos[0]?.id ?? ''
  await drafts.save(draft)
  await drafts.setUpload(draft.key, id, { id: 'u', sent: 3, size: 3, state: 'done' })
  await drafts.save({ ...draft, typed: { ...draft.typed, description: '还在写' } })
  expect((await drafts.open(draft.key))?.photos[0]?.upload).toMatchObject({ id: 'u', state: 'done' })
})

test.each(stores)('%s a sent draft stays sent, whatever an older screen saves', async (_, open) => {
  const drafts = await open()
  const draft = draftWith(photoOf('one'))
  await drafts.save(draft)
  const submitted = { tipNo: 'T', receipt: '1', proof: '' }
  await drafts.settle(draft.key, () => ({ state: 'sent', submitted, photos: [] }))
  await drafts.save(draft)
  await drafts.keepWords(draft)
  expect(await drafts.open(draft.key)).toMatchObject({ state: 'sent', submitted, photos: [] })
})

test.each(stores)('%s what was removed is not brought back by its sending', async (_, open) => {
  const drafts = await open()
  const draft = draftWith(photoOf('one'))
  await drafts.save(draft)
  await drafts.remove(draft.key)
  await drafts.setUpload(draft.key, draft.photos[0]?.id ?? '', {
    id: 'u',
    sent: 0,
    size: 3,
    state: 'sending',
  })
  expect(await drafts.settle(draft.key, () => ({ state: 'sent' }))).toBeUndefined()
  expect(await drafts.list()).toEqual([])
})

test.each(stores)('%s a permit is remembered for its draft alone', async (_, open) => {
  const drafts = await open()
  await drafts.setPermittedUntil('one', 42)
  expect(await drafts.permittedUntil('one')).toBe(42)
  expect(await drafts.permittedUntil('two')).toBe(0)
})

test('a draft is there again after the tab was killed', async () => {
  const draft = draftWith(photoOf('one'))
  await (await openDrafts()).save(draft)
  const reopened = await openDrafts()
  expect(reopened.isKept).toBe(true)
  const kept = await reopened.open(draft.key)
  expect(kept).toMatchObject({ key: draft.key, typed: draft.typed, step: 'review', state: 'open' })
  expect(await kept?.photos[0]?.blob.text()).toBe('one')
})

test('words are asked to be written before a page that is left has to give up its turn', async () => {
  const drafts = await openDrafts()
  const draft = draftWith(photoOf('one'))
  await drafts.save(draft)
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  const commit = vi.spyOn(IDBTransaction.prototype, 'commit')
  const keeping = drafts.keepWords({ ...draft, typed: { ...draft.typed, description: '最后写的' } })
  expect([put, commit].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  await keeping
  expect(await drafts.open(draft.key)).toMatchObject({
    typed: { description: '最后写的' },
    photos: [{ id: draft.photos[0]?.id }],
  })
})

test('a browser that keeps nothing says so and works all the same', async () => {
  vi.stubGlobal('indexedDB', {
    open() {
      throw new DOMException('', 'SecurityError')
    },
  })
  const drafts = await openDrafts()
  expect(drafts.isKept).toBe(false)
  const draft = draftWith()
  await drafts.save(draft)
  expect(await drafts.open(draft.key)).toEqual(draft)
})

test('every change is told', async () => {
  const drafts = await openDrafts()
  const heard: Change[] = []
  const deaf = onChange((change) => heard.push(change))
  const draft = draftWith(photoOf('one'))
  const photo = draft.photos[0]?.id ?? ''
  const upload = { id: 'u', sent: 0, size: 3, state: 'sending' } as const
  await drafts.save(draft)
  await drafts.setUpload(draft.key, photo, upload)
  deaf()
  await drafts.remove(draft.key)
  expect(heard).toEqual([{ key: draft.key }, { key: draft.key, photo, upload }])
})

test('what an earlier shape kept makes way: the phone keeps drafts all the same', async () => {
  const earlier = await openDB(DATABASE, 1, {
    upgrade(fresh) {
      for (const name of ['words', 'fates', 'pictures', 'uploads', 'permits']) fresh.createObjectStore(name)
    },
  })
  earlier.close()
  const drafts = await openDrafts()
  const draft = draftWith(photoOf('one'))
  await drafts.save(draft)
  expect(drafts.isKept).toBe(true)
  expect(await drafts.list()).toEqual([draft])
})
