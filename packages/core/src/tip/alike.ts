import type { LngLat } from '@wangge/grid'
import { metresBetween } from '../case/distance.ts'

/** What is kept of a report to know its copies. `at`: received, to the minute; `point` in WGS-84 to some ten metres. */
export type Known = {
  readonly case: string
  readonly category: string
  readonly at: string
  readonly point?: LngLat
  readonly print: string
}

/** Minima in a fingerprint, of 16 bits each. */
const MINIMA = 16

/**
 * Share of equal minima from which two texts tell the same. It estimates the share of common pairs of characters: of a
 * report reworded slightly it is above, of another report of the same category well below a third; of two that share a
 * fifth of their pairs by chance, one in some thousands is taken for a copy.
 */
export const ALIKE = 0.6

/** Reports farther apart than this are two, however alike. */
const HOURS = 72
const METRES = 300

/** Odd factors and summands of the hash functions: a fixed sequence, so a fingerprint means the same for ever. */
const functions = Array.from({ length: MINIMA }, (_, i) => [
  (Math.imul(i + 1, 0x9e3779b1) | 1) >>> 0,
  Math.imul(i + 1, 0x85ebca6b) >>> 0,
])

/** FNV-1a, 32 bits, stirred (fmix32 of MurmurHash3). */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return stirred(h)
}

function stirred(h: number): number {
  const half = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  const more = Math.imul(half ^ (half >>> 13), 0xc2b2ae35)
  return (more ^ (more >>> 16)) >>> 0
}

/** Pairs of neighbouring characters of the text without case, width, blanks and punctuation; needs no words, so it serves Chinese. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
  return new Set(pairs.length > 0 ? pairs : letters)
}

/** MinHash of a text in base 64; what it was made from cannot be read from it. */
export function printOf(text: string): string {
  const hashes = [...pairsOf(text)].map(hash)
  const minima = functions.map(([factor = 1, summand = 0]) =>
    hashes.reduce((least, each) => Math.min(least, stirred(Math.imul(each, factor) + summand)), 0xffffffff),
  )
  return Buffer.from(Uint16Array.from(minima).buffer).toString('base64')
}

/** From 0 to 1: how much of what two texts say is the same. */
export function likeness(a: string, b: string): number {
  const [one, other] = [Buffer.from(a, 'base64'), Buffer.from(b, 'base64')]
  let equal = 0
  for (let i = 0; i < MINIMA; i++) if (one.readUInt16LE(2 * i) === other.readUInt16LE(2 * i)) equal++
  return equal / MINIMA
}

/** Whether two reports of one cell tell of the same: of one kind, within three days, near each other, in like words. */
export function isAlike(known: Known, report: Omit<Known, 'case'>): boolean {
  if (known.category !== report.category) return false
  if (Math.abs(Date.parse(known.at) - Date.parse(report.at)) > HOURS * 3_600_000) return false
  if (known.point && report.point && metresBetween(known.point, report.point) > METRES) return false
  return likeness(known.print, report.print) >= ALIKE
}
