import { officePhone } from '../../officer/officer.ts'
import type { Column, ColumnType } from './column.ts'
import type { DefectCode } from './defect.ts'
import { isUscc } from './uscc.ts'

export type Parsed = { readonly value: string } | { readonly wrong: DefectCode }

const wrong = (code: DefectCode): Parsed => ({ wrong: code })

/** The value of a table's cell in our own spelling; undefined for an empty one. */
export function parseValue(raw: unknown, column: Column): Parsed | undefined {
  const text = textOf(raw)
  if (text === '') return undefined
  return parsers[column.type](text, column)
}

/** Blanks of every kind count as one space. A date is the local day its reader made it of. */
function textOf(raw: unknown): string {
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? '' : localDay(raw)
  if (typeof raw === 'number') return Number.isNaN(raw) ? '' : String(raw)
  return typeof raw === 'string' || typeof raw === 'bigint' ? String(raw).replace(/\s+/g, ' ').trim() : ''
}

const localDay = (date: Date): string => `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`

/** Full-width characters as ASCII, without blanks. */
const tight = (text: string): string => text.normalize('NFKC').replaceAll(' ', '')

const parsers: Readonly<Record<ColumnType, (text: string, column: Column) => Parsed>> = {
  text: parseText,
  code: parseCode,
  phone: parsePhone,
  day: parseDay,
  count: (text) => (/^[1-9]\d{0,3}$/.test(tight(text)) ? { value: tight(text) } : wrong('value.count')),
  people: (text) => (/^(0|[1-9]\d{0,7})$/.test(tight(text)) ? { value: tight(text) } : wrong('value.people')),
  degrees: (text) =>
    /^-?\d{1,3}(\.\d+)?$/.test(tight(text)) ? { value: tight(text) } : wrong('value.degrees'),
  choice: parseChoice,
  uscc: (text) =>
    isUscc(tight(text).toUpperCase()) ? { value: tight(text).toUpperCase() } : wrong('uscc.malformed'),
}

/** Control characters, and marks that turn the direction of writing. */
const hidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** A text that begins like a formula would become one in the spreadsheet of whoever downloads it. */
function parseText(text: string, { max = Infinity }: Column): Parsed {
  if (/^[=+\-@＝＋－＠]/.test(text)) return wrong('value.formula_like')
  if (hidden.test(text)) return wrong('value.hidden')
  return text.length > max ? wrong('value.too_long') : { value: text }
}

/** A mobile number or an identity number in the wrong column is no code, and must not travel on as one. */
const personal = /^(1[3-9]\d{9}|\d{17}[\dX])$/i

function parseCode(text: string): Parsed {
  const code = tight(text)
  return /^[0-9A-Za-z-]{1,32}$/.test(code) && !personal.test(code) ? { value: code } : wrong('code.malformed')
}

function parsePhone(text: string): Parsed {
  const plain = tight(text)
    .replace(/[()-]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/^(\+|00)?86-?/, '')
  if (/^0?1[3-9]\d{9}$/.test(plain.replaceAll('-', ''))) return wrong('phone.personal')
  const [, area, line, extension = ''] = /^(010|02\d|0[3-9]\d\d)-?(\d{7,8})(-\d{1,5})?$/.exec(plain) ?? []
  const phone = `${area}-${line}${extension}`
  return officePhone.test(phone) ? { value: phone } : wrong('phone.malformed')
}

/** Days from 1899-12-30, as spreadsheets count; four or five digits are 1954 to 2173. */
const serial = /^[2-9]\d{4}$/

const written = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$/

function parseDay(text: string): Parsed {
  const plain = text.normalize('NFKC')
  if (serial.test(plain)) return { value: isoDay(Date.UTC(1899, 11, 30 + Number(plain))) }
  const [, year, ...rest] = written.exec(plain) ?? []
  const [month, day] = rest.filter((part) => part !== undefined)
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const time = Date.parse(iso)
  return Number.isNaN(time) || isoDay(time) !== iso ? wrong('day.malformed') : { value: iso }
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

function parseChoice(text: string, { values = {} }: Column): Parsed {
  const word = tight(text).toLowerCase()
  const found = Object.entries(values).find(([code, words]) => code === word || words.includes(word))
  return found ? { value: found[0] } : wrong('value.not_listed')
}
