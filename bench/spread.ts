/** A figure of several runs: the median and how far the runs lie apart. */
export type Spread = { readonly median: number; readonly low: number; readonly high: number }

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: quantile(values, 0.5), low: sorted[0] ?? Number.NaN, high: sorted.at(-1) ?? Number.NaN }
}

/** The smallest value that at least the share `q` of them does not exceed; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? Number.NaN
}

/** `12 (11–14)`: whole numbers, or one decimal below ten. */
export const written = ({ median, low, high }: Spread): string =>
  low === high ? rounded(median) : `${rounded(median)} (${rounded(low)}–${rounded(high)})`

const rounded = (value: number) => value.toFixed(value < 10 ? 1 : 0)
