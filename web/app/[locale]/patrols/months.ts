import { getFormatter } from 'next-intl/server'
import { noonOf } from '../../../ui/due.tsx'

/** Months up to one, newest first, as they are chosen from. */
export function monthsUpTo(month: string, count: number): readonly string[] {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.UTC(year, number - 1 - i)).toISOString().slice(0, 7),
  )
}

/** Names months in the language of the page. */
export async function monthNames(): Promise<(month: string) => string> {
  const format = await getFormatter()
  return (month) => format.dateTime(noonOf(`${month}-15`), { year: 'numeric', month: 'long' })
}
