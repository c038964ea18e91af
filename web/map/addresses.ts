import type { Scheme } from '@wangge/core/scheme'

const mark = ({ grid }: Scheme) => grid.slice(0, 16)

const under = ({ id }: Scheme) => `/api/v1/schemes/${encodeURIComponent(id)}`

/** The scheme's grid as one binary, for `decode` of `@wangge/grid`. */
export const gridAddress = (scheme: Scheme) => `${under(scheme)}/grid.bin?grid=${mark(scheme)}`

/** Template of the addresses of the scheme's vector tiles. */
export const tileAddress = (scheme: Scheme) => `${under(scheme)}/tiles/{z}/{x}/{y}?grid=${mark(scheme)}`

/** Cache-Control of such an answer: what an address with the grid's own hash names never changes. */
export const cachingOf = (request: Request, scheme: Scheme) =>
  new URL(request.url).searchParams.get('grid') === mark(scheme)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=60'
