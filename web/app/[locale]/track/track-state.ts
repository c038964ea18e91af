import type { Tracked } from '@wangge/core/tip/track'
import type { Wrong } from '../../../server/wrong.ts'

/** What the holder of a receipt may do on this page; `look` finds the tip, `own` shows the reporter's own words. */
const goes = [
  'look',
  'own',
  'message',
  'correct',
  'redact',
  'dispute',
  'rate',
  'withdraw',
  'erase',
  'claim',
  'appeal',
] as const
export type Go = (typeof goes)[number]

/** Everything a form of this page may hold, as text; a wrong answer brings back what was typed. */
const fields = [
  'receipt',
  'key',
  'text',
  'category',
  'description',
  'passages',
  'kind',
  'stars',
  'name',
  'identity',
  'method',
  'account',
] as const
export type Typed = Readonly<Record<(typeof fields)[number], string>>

export type TrackState = {
  readonly typed: Typed
  readonly tracked: Tracked | null
  /** What was asked last, and the answer: done, or what was wrong. */
  readonly go: Go
  readonly done: boolean
  readonly wrongs: readonly Wrong[]
  /** The reporter's own words, only when asked for. */
  readonly own: { readonly category: string; readonly description: string } | null
}

export function readTyped(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(fields.map((name) => [name, text(name)])) as Typed
}

export const nothingTyped = (key: string): Typed => ({
  ...(Object.fromEntries(fields.map((name) => [name, ''])) as Typed),
  key,
})

export const isGo = (value: unknown): value is Go => (goes as readonly unknown[]).includes(value)
