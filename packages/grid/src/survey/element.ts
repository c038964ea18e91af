/** Reads an element that exists; one function per kind of array keeps the compiled loops monomorphic. */
export function float(array: Float64Array, i: number): number {
  return array[i] as number
}

/** As `float`, for whole numbers. */
export function int(array: Uint32Array, i: number): number {
  return array[i] as number
}
