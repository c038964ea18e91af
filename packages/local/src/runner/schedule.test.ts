import { expect, test } from 'vitest'
import { manualClock } from '../clock.ts'
import { runSchedule } from './schedule.ts'

const minute = 60_000

function start(call: (clock: ReturnType<typeof manualClock>) => Promise<unknown>, everyMinutes = 1) {
  const clock = manualClock()
  const stopping = new AbortController()
  const at: number[] = []
  const givenUp: string[] = []
  const ended = runSchedule(
    {
      everyMs: everyMinutes * minute,
      call: () => {
        at.push(clock.now() / minute)
        return call(clock)
      },
      giveUp: async (error, attempts) => {
        givenUp.push(`${error.message} after ${attempts}`)
      },
    },
    clock,
    stopping.signal,
  )
  const stop = () => {
    stopping.abort()
    return ended
  }
  return { clock, at, givenUp, stop }
}

test('a schedule runs once each period, first one period after the start', async () => {
  const { clock, at, stop } = start(async () => {}, 5)
  await clock.advance(4 * minute)
  expect(at).toEqual([])
  await clock.advance(11 * minute)
  expect(at).toEqual([5, 10, 15])
  await stop()
})

test('a call that takes longer than the period does not overlap with itself', async () => {
  const never = new AbortController().signal
  const { clock, at, stop } = start((clock) => clock.sleep(2.5 * minute, never))
  await clock.advance(8 * minute)
  expect(at).toEqual([1, 4, 7])
  const stopped = stop()
  await clock.advance(2 * minute)
  await stopped
})

test('a failing call is tried again after one and two more minutes and then given up', async () => {
  const { clock, at, givenUp, stop } = start(() => Promise.reject(new Error('no luck')), 10)
  await clock.advance(15 * minute)
  expect(at).toEqual([10, 11, 13])
  expect(givenUp).toEqual(['no luck after 3'])
  await clock.advance(5 * minute)
  expect(at.at(-1)).toBe(20)
  await stop()
})

test('a stopped schedule runs no more', async () => {
  const { clock, at, stop } = start(async () => {})
  await stop()
  await clock.advance(10 * minute)
  expect(at).toEqual([])
})
