import type { OpenApi, Schema } from './open-api.ts'

const known = new Set([
  ...[
    '$ref',
    'type',
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'items',
    'anyOf',
    'enum',
    'pattern',
  ],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'description', 'format'],
])

/**
 * Where a value differs from a schema of the document, as `path: what`; empty when it conforms. Knows the keywords the
 * document uses and throws for any other, so that none is passed over in silence.
 */
export function differences(document: OpenApi, given: Schema, value: unknown, path = '$'): string[] {
  const unknown = Object.keys(given).find((keyword) => !known.has(keyword))
  if (unknown) throw new Error(`${path}: the schema keyword ${unknown} is not checked yet`)
  const schema = given.$ref ? document.components.schemas[given.$ref.replace(/^.*\//, '')] : given
  if (!schema) return [`${path}: ${given.$ref} is not in the document`]
  if (schema.anyOf) {
    const tried = schema.anyOf.map((each) => differences(document, each, value, path))
    return tried.some((found) => found.length === 0) ? [] : tried.flat()
  }
  const types = [schema.type ?? []].flat()
  if (types.length > 0 && !types.some((type) => isA(type, value)))
    return [`${path}: not ${types.join(' or ')}`]
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: none of ${schema.enum.join(', ')}`]
  if (Array.isArray(value))
    return value.flatMap((each, i) => differences(document, schema.items ?? {}, each, `${path}[${i}]`))
  if (isA('object', value)) return ofObject(document, schema, value as Record<string, unknown>, path)
  if (typeof value === 'string')
    return isWithin(value.length, schema.minLength, schema.maxLength, path, schema, value)
  if (typeof value === 'number') return isWithin(value, schema.minimum, schema.maximum, path)
  return []
}

function ofObject(document: OpenApi, schema: Schema, value: Record<string, unknown>, path: string): string[] {
  const { properties = {}, required = [], additionalProperties, propertyNames = {} } = schema
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`)
  const found = Object.entries(value).flatMap(([name, each]) => {
    const property = properties[name]
    if (property) return differences(document, property, each, `${path}.${name}`)
    if (additionalProperties === false) return [`${path}.${name}: not documented`]
    const other = typeof additionalProperties === 'object' ? additionalProperties : {}
    return [
      ...differences(document, propertyNames, name, `${path}.${name} as a name`),
      ...differences(document, other, each, `${path}.${name}`),
    ]
  })
  return [...missing, ...found]
}

function isWithin(
  size: number,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
  path = '',
  { pattern = '' }: Schema = {},
  text = '',
): string[] {
  if (size < least || size > most) return [`${path}: not between ${least} and ${most}`]
  return new RegExp(pattern, 'u').test(text) ? [] : [`${path}: not like ${pattern}`]
}

function isA(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}
