import { useFormatter } from 'next-intl'

/** Fen as yuan: whole yuan without decimals, others with two. */
export const useYuan = () => {
  const format = useFormatter()
  return (fen: number) =>
    format.number(fen / 100, {
      style: 'currency',
      currency: 'CNY',
      minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
    })
}
