import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenReachable } from './when-reachable.ts'

const screen = Object.assign(new EventTarget(), { visibilityState: 'visible' })

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', screen)
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settled = () => vi.advanceTimersByTimeAsync(0)

test('a deed that succeeded is done once', async () => {
  const deed = vi.fn(async () => {})
  whenReachable(deed)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(deed).toHaveBeenCalledTimes(1)
})

test('a deed that failed is tried every 20 seconds until it succeeds', async () => {
  const deed = vi.fn(async () => {}).mockRejectedValueOnce(new Error('no line'))
  whenReachable(deed)
  await vi.advanceTimersByTimeAsync(19_000)
  expect(deed).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(deed).toHaveBeenCalledTimes(2)
})

test.each([
  ['the line is back', () => window.dispatchEvent(new Event('online'))],
  ['the page is looked at again', () => screen.dispatchEvent(new Event('visibilitychange'))],
])('it is tried at once when %s', async (_, happens) => {
  const deed = vi.fn(async () => {}).mockRejectedValueOnce(new Error('no line'))
  whenReachable(deed)
  await settled()
  happens()
  await settled()
  expect(deed).toHaveBeenCalledTimes(2)
})

test('asked for while it is under way, it is done once more afterwards and never twice at once', async () => {
  const ends: (() => void)[] = []
  const deed = vi.fn(() => new Promise<void>((end) => ends.push(end)))
  const trying = whenReachable(deed)
  trying.look()
  trying.look()
  expect(deed).toHaveBeenCalledTimes(1)
  ends[0]?.()
  await settled()
  expect(deed).toHaveBeenCalledTimes(2)
  ends[1]?.()
  await settled()
  expect(deed).toHaveBeenCalledTimes(2)
})

test('what was stopped is tried no more', async () => {
  const deed = vi.fn(async () => Promise.reject(new Error('no line')))
  const trying = whenReachable(deed)
  await settled()
  trying.stop()
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(deed).toHaveBeenCalledTimes(1)
})
