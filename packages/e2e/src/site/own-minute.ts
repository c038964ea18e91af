import { test } from '@playwright/test'

const DAYS = 3
/** A minute, and one of rest after it. */
const TURNS = (DAYS * 1_440) / 2

/**
 * A minute some days ago, as the form of a patrol takes it: nobody is in two places at once, and no demo visit took this one.
 * Each second and each of the two workers has its own, so that no two tests of a run share one.
 */
export function ownMinute(): { readonly start: string; readonly end: string; readonly month: string } {
  const turn = (Math.floor(Date.now() / 1_000) * 2 + test.info().parallelIndex) % TURNS
  const at = Date.now() - DAYS * 86_400_000 - turn * 120_000
  const inBeijing = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
  const start = inBeijing(at)
  return { start, end: inBeijing(at + 60_000), month: start.slice(0, 7) }
}
