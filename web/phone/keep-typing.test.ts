import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tell } from './changes.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { keepTyping } from './keep-typing.ts'
import { draftWith, freshPhone } from './testing/drafts-at-hand.ts'

let drafts: Drafts
const screen = Object.assign(new EventTarget(), { visibilityState: 'visible' })

beforeEach(async () => {
  freshPhone()
  vi.stubGlobal('document', screen)
  vi.stubGlobal('window', new EventTarget())
  drafts = await openDrafts()
})
afterEach(() => vi.unstubAllGlobals())

const told = async (key: string) => (await drafts.open(key))?.typed.description
const typing = (draft: ReturnType<typeof draftWith>, description: string) => ({
  ...draft,
  typed: { ...draft.typed, description },
})

test('the first keystroke is kept within 300 milliseconds, without a pause in the typing', async () => {
  const draft = draftWith()
  const keeping = keepTyping(drafts, () => {})
  const began = Date.now()
  let written = ''
  while ((await told(draft.key)) === undefined && Date.now() - began < 1_000) {
    written += '字'
    keeping.keep(typing(draft, written))
    await new Promise((over) => setTimeout(over, 30))
  }
  expect(await told(draft.key)).toMatch(/^字+$/)
  expect(Date.now() - began).toBeLessThan(600)
  await keeping.stop()
  expect(await told(draft.key)).toBe(written)
})

test.each([
  ['hidden', () => screen.dispatchEvent(new Event('visibilitychange'))],
  ['left', () => window.dispatchEvent(new Event('pagehide'))],
])('what was typed last is written when the page is %s', async (_, leave) => {
  const draft = draftWith()
  const keeping = keepTyping(drafts, () => {})
  keeping.keep(typing(draft, '刚写的'))
  screen.visibilityState = 'hidden'
  leave()
  await vi.waitFor(async () => expect(await told(draft.key)).toBe('刚写的'), { interval: 5, timeout: 150 })
})

test('what was erased does not come back', async () => {
  const draft = draftWith()
  const keeping = keepTyping(drafts, () => {})
  keeping.keep(draft)
  tell({ erased: true })
  await keeping.stop()
  expect(await drafts.list()).toEqual([])
})

test('a full phone is told, and typing goes on', async () => {
  const failed = vi.fn()
  const full = new DOMException('', 'QuotaExceededError')
  const keeping = keepTyping({ ...drafts, keepWords: () => Promise.reject(full) }, failed)
  keeping.keep(draftWith())
  await keeping.flush()
  expect(failed).toHaveBeenCalledExactlyOnceWith(full)
})
