import type { Locale } from '@wangge/core/locale'
import words from './words.json' with { type: 'json' }

export type Word = keyof (typeof words)['en']

/** A phrase of the command line with its places filled. */
export const say = (
  locale: Locale,
  word: Word,
  values: Readonly<Record<string, string | number>> = {},
): string => words[locale][word].replace(/\{(\w+)\}/g, (_, name: string) => `${values[name] ?? ''}`)
