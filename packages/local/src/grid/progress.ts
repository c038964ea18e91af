import type { Locale } from '@wangge/core/locale'
import type { Say } from '@wangge/core/scheme/import/progress'
import { say } from './say.ts'

/** What of a stream is used. */
export type Screen = { readonly isTTY?: boolean; write(text: string): unknown }

const width = 24

/** One line that is written over on a terminal; elsewhere one line when a step begins and one when it ends. */
export function showProgress(screen: Screen, locale: Locale): Say {
  return ({ step, done, total }) => {
    const text = `${say(locale, step)} ${done}/${total}`
    const isEnd = done === total
    if (!screen.isTTY) {
      if (done === 0 || isEnd) screen.write(`${text}\n`)
      return
    }
    const filled = total === 0 ? width : Math.round((width * done) / total)
    screen.write(`\r\x1b[2K${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${text}${isEnd ? '\n' : ''}`)
  }
}
