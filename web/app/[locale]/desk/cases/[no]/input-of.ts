import { fault } from '@wangge/core/fault'
import type { FieldSpec, FormSpec } from './deed-fields.ts'
import type { Typed } from './desk-state.ts'

/**
 * What was typed, as the deed takes it: an answer that may be left out and was is not there at all.
 * @throws Fault `tip.unconfirmed` where a deed that is not easily undone was not confirmed
 */
export function inputOf({ fields, confirm }: FormSpec, typed: Typed): Readonly<Record<string, unknown>> {
  if (confirm && typed.confirm?.[0] !== 'yes') throw fault('tip.unconfirmed', 'confirm')
  return Object.assign({}, ...fields.map((field) => answerOf(field, typed)))
}

function answerOf(field: FieldSpec, typed: Typed): Readonly<Record<string, unknown>> {
  const { name, kind, optional, empty, number } = field
  const [said = ''] = typed[name] ?? []
  switch (kind) {
    case 'place':
      return placeOf(typed)
    case 'photos':
    case 'ticks':
    case 'units':
      return { [name]: typed[name] ?? [] }
    default:
      if (said.trim() === '' && optional && !empty) return {}
      return { [name]: kind === 'number' || number ? Number(said) : said }
  }
}

/** What the device said of its place and the moment; nothing where it said nothing. */
function placeOf(typed: Typed): Readonly<Record<string, unknown>> {
  const text = (name: string) => typed[name]?.[0] ?? ''
  const [lng, lat, accuracy] = ['lng', 'lat', 'accuracy'].map((name) => Number.parseFloat(text(name)))
  const at = text('at')
  const isPlace = Number.isFinite(lng) && Number.isFinite(lat)
  const near = Number.isFinite(accuracy) ? { accuracy } : {}
  return {
    ...(isPlace && { point: { lng, lat, datum: 'wgs84', ...near } }),
    ...(at !== '' && { at }),
  }
}
