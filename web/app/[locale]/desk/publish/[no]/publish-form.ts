import type { Box } from '@wangge/core/evidence'

const sides = ['x', 'y', 'width', 'height'] as const

/** A number as typed: full-width digits and a percent sign are taken. NaN for what is none. */
const numberOf = (typed: string) => {
  const plain = typed.normalize('NFKC').replace(/[%\s]/g, '')
  return plain === '' ? Number.NaN : Number(plain)
}

/** The boxes of a form, one of each side a row; a row that is left empty is no box. */
export function boxesIn(form: FormData): readonly Box[] {
  const columns = sides.map((side) => form.getAll(side).map(String))
  const rows = Math.max(...columns.map(({ length }) => length))
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] ?? '')).flatMap(
    (row) => {
      if (row.every((typed) => typed.trim() === '')) return []
      const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = row.map(numberOf)
      return [{ x, y, width, height }]
    },
  )
}

/** Photos by the side they are used on: `use-<id>` is a side, `copy-<id>` the copy that was looked at. */
export function photosIn(form: FormData): Readonly<Record<'before' | 'after', readonly string[]>> {
  const used = [...form.entries()].flatMap(([name, side]) => {
    const id = /^use-(.+)$/.exec(name)?.[1]
    return id ? [{ side, photo: `${id}/${form.get(`copy-${id}`)}` }] : []
  })
  const on = (wanted: string) => used.flatMap(({ side, photo }) => (side === wanted ? [photo] : []))
  return { before: on('before'), after: on('after') }
}
