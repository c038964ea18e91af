import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLetter, type ShownLetter } from './read-letter.ts'

/** Older ones go. */
const KEPT = 200

export type Letters = {
  /** Keeps a mail as it came, before this returns. */
  add(source: Buffer): void
  /** Newest first. */
  list(): readonly ShownLetter[]
}

/** Mails kept as `.eml` files of a folder, each named by the time it came. */
export function openLetters(folder: string, now: () => Date = () => new Date()): Letters {
  mkdirSync(folder, { recursive: true })
  const letters = names(folder).map((name) => ({
    name,
    letter: readLetter(readFileSync(join(folder, name)), timeIn(name)),
  }))
  let added = 0
  return {
    add(source) {
      const at = now().toISOString()
      const name = `${at.replaceAll(':', '')}-${String(++added).padStart(6, '0')}.eml`
      writeFileSync(join(folder, name), source)
      letters.push({ name, letter: readLetter(source, at) })
      for (const old of letters.splice(0, Math.max(0, letters.length - KEPT)))
        rmSync(join(folder, old.name), { force: true })
    },
    list: () => letters.map(({ letter }) => letter).toReversed(),
  }
}

const names = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()

/** `2026-11-22T063000.000Z-000001.eml` → `2026-11-22T06:30:00.000Z` */
const timeIn = (name: string) => name.replace(/T(\d\d)(\d\d)(.*Z)-.*/, 'T$1:$2:$3')
