import type { LoadedScheme } from '@wangge/core/scheme/load'

/** The names above a cell, top first. */
export const chainAbove = ({ chain }: LoadedScheme, code: string): string =>
  chain(code)
    .slice(0, -1)
    .map(({ name }) => name)
    .join(' › ') || '—'
