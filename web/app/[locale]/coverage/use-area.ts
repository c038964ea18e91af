import { useTranslations } from 'next-intl'
import { areaSize } from './area-size.ts'

/** Says an area given in square kilometres. */
export function useArea(): (km2: number) => string {
  const t = useTranslations('coverage')
  return (km2) => {
    const { unit, value } = areaSize(km2)
    return t(`area.${unit}`, { value })
  }
}
