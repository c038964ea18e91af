/**
 * A minute some days ago, as the form of a patrol takes it: nobody is in two places at once, and no other run and no demo visit
 * took this one.
 */
export function ownMinute(): { readonly start: string; readonly end: string; readonly month: string } {
  const at = Date.now() - 3 * 86_400_000 - Math.floor(Math.random() * 3 * 1_440) * 60_000
  const inBeijing = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
  const start = inBeijing(at)
  return { start, end: inBeijing(at + 60_000), month: start.slice(0, 7) }
}
