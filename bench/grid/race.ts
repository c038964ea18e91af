import { quantile } from '../spread.ts'
import type { Contender } from './peers.ts'
import type { Points } from './points.ts'

/** Of this process's own thread, in milliseconds: what others do on the machine does not count. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const chunk = 512

/**
 * Lookups a second of processor time, the median of all rounds. In each round everyone runs once, so that a slow spell of
 * the machine meets all alike; the first round only warms up.
 */
export function race<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  points: Points,
  { rounds, roundMs }: { rounds: number; roundMs: number },
): Record<Name, number> {
  const names = Object.keys(contenders) as Name[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const rate = rateOf(contenders[name], points, roundMs)
      if (round > 0) rates[name].push(rate)
    }
  }
  return Object.fromEntries(names.map((name) => [name, Math.round(quantile(rates[name], 0.5))])) as Record<
    Name,
    number
  >
}

function rateOf(lookUp: Contender, points: Points, roundMs: number): number {
  const start = threadMs()
  let done = 0
  let ms = 0
  while (ms < roundMs) {
    const from = done % points.pairs.length
    lookUp(points, from, from + chunk)
    done += chunk
    ms = threadMs() - start
  }
  return (done / ms) * 1000
}
