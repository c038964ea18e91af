/** A share in per cent, cut off and never rounded up: what is not whole never reads as 100 %. */
export const shareFormat = {
  style: 'percent',
  maximumFractionDigits: 2,
  roundingMode: 'trunc',
} as const satisfies Intl.NumberFormatOptions
