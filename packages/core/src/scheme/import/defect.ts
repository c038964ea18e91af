import type { Locale } from '../../locale.ts'
import list from './defects.json' with { type: 'json' }

/** Nothing is drafted while an `error` stands; a `warning` may be activated and shows; a `notice` tells what was done. */
export const severities = ['error', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

export type DefectCode = keyof typeof list

/**
 * One thing wrong with an import, and where. It holds codes, counts and places only: never a name, a phone or any other
 * text of a table's cell, so that a report may be passed on.
 */
export type Defect = {
  readonly code: DefectCode
  readonly file?: string
  /** Of a workbook, or layer of a file of several. */
  readonly sheet?: string
  /** As a spreadsheet counts: the first is 1. */
  readonly row?: number
  /** The first is 1. */
  readonly feature?: number
  /** Heading of the column. */
  readonly column?: string
  readonly cell?: string
  /** Another cell, or post. */
  readonly other?: string
  /** What the sentence needs beside: a name of our own lists, a limit, a place in a file. */
  readonly field?: string
  readonly areaKm2?: number
  /** [lng, lat], CGCS2000/WGS-84. */
  readonly at?: readonly [lng: number, lat: number]
}

export type Report = (code: DefectCode, where?: Omit<Defect, 'code'>) => void

/** Thrown where a file cannot be read on; the caller adds the file's name. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: DefectCode
  readonly where: Omit<Defect, 'code'>

  constructor(code: DefectCode, where: Omit<Defect, 'code'> = {}) {
    super(code)
    this.code = code
    this.where = where
  }
}

export const severityOf = (code: DefectCode): Severity => list[code].severity as Severity

export const isError = ({ code }: Defect): boolean => severityOf(code) === 'error'

const areas = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** What is wrong and what to do. */
export function sentence(defect: Defect, locale: Locale): string {
  const { areaKm2, at, column = '', other = '', field = '' } = defect
  const words: Readonly<Record<string, string>> = {
    column,
    other,
    field,
    areaKm2: areaKm2 === undefined ? '' : areas.format(areaKm2),
    at: at ? at.map((degrees) => degrees.toFixed(6)).join(', ') : '',
  }
  return list[defect.code][locale].replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '')
}
