/** Below this many square kilometres an area is told in square metres. */
const SMALL = 0.01

/** An area in the unit that people read it in. */
export const areaSize = (km2: number): { readonly unit: 'km2' | 'm2'; readonly value: number } =>
  km2 > 0 && km2 < SMALL
    ? { unit: 'm2', value: Math.max(1, Math.round(km2 * 1e6)) }
    : { unit: 'km2', value: Math.round(km2 * 100) / 100 }
