import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { unpackChromium } from './unpack-chromium.ts'

/** A browser on this machine; `libraries` is a folder to search for shared libraries, where it needs one. */
export type FoundBrowser = { program: string; libraries?: string }

const systemNames = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/**
 * Finds a Chromium: `CHROMIUM_PATH`, else Playwright's own, else the system's, else the one packed in npm,
 * unpacked under `cache`. Throws one plain sentence when `CHROMIUM_PATH` names nothing or no browser is left.
 */
export async function findBrowser(cache: string): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, where there is no browser.`)
  const program = named || [chromium.executablePath(), ...systemPlaces()].find((place) => existsSync(place))
  if (program) return { program }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium(cache)
  throw new Error(
    'No browser found: install Chrome, set CHROMIUM_PATH, or run `npx playwright install chromium`.',
  )
}

function systemPlaces(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...folders.flatMap((folder) => systemNames.map((name) => join(folder, name))), macChrome]
}
