import { useFormatter } from 'next-intl'
import { noonOf } from './due.tsx'

/** A civil date of Asia/Shanghai in words. */
export const Day = ({ day }: { day: string }) => {
  const format = useFormatter()
  return <time dateTime={day}>{format.dateTime(noonOf(day), { dateStyle: 'long' })}</time>
}
