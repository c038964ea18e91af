/** A rule of a place and a time, as a row of data: `jurisdiction` `*` is every place that has no row of its own. */
export type Dated = { readonly jurisdiction: string; readonly validFrom: string }

/** The row in force for a jurisdiction on a day: its own before the general one, then the newest begun by that day. */
export function inForce<Row extends Dated>(
  rows: readonly Row[],
  jurisdiction: string,
  day: string,
): Row | undefined {
  const begun = rows
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return (
    begun.find((row) => row.jurisdiction === jurisdiction) ?? begun.find((row) => row.jurisdiction === '*')
  )
}
