import * as z from 'zod/mini'
import { fixes } from '../facts.ts'
import type { SchemeHeader } from '../scheme.ts'
import type { Report } from './defect.ts'

const names = z.strictObject({
  'zh-CN': z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  en: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
})

const code = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))

const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length

/** Three to six levels, the highest first; only the lowest may be of points. */
const levels = z.array(z.strictObject({ kind: code, name: names, points: z.optional(z.boolean()) })).check(
  z.minLength(3),
  z.maxLength(6),
  z.refine((all) => isUnique(all.map(({ kind }) => kind))),
  z.refine((all) => all.slice(0, -1).every(({ points }) => !points)),
)

export const headerSchema = z.strictObject({
  id: code,
  jurisdiction: code,
  name: names,
  levels,
  fixes: z.array(z.enum(fixes)).check(
    z.minLength(1),
    z.refine((all) => isUnique(all)),
  ),
  validFrom: z.iso.date(),
  demo: z.boolean(),
})

/** One defect for each part of the header that does not fit; undefined then. */
export function readHeader(input: unknown, report: Report): SchemeHeader | undefined {
  const result = headerSchema.safeParse(input)
  if (result.success) return result.data as SchemeHeader
  for (const issue of result.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path
    report('header.invalid', { field: keys.join('.') })
  }
  return undefined
}
