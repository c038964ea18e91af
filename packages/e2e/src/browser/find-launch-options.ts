import { fileURLToPath } from 'node:url'
import type { LaunchOptions } from '@playwright/test'
import { findBrowser } from './find-browser.ts'

const cache = fileURLToPath(new URL('../../../../.cache', import.meta.url))
const fonts = fileURLToPath(new URL('fonts.conf', import.meta.url))

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]
const softwareWebGl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/**
 * How to start the machine's Chromium: silent on the network, able to draw Chinese and WebGL anywhere.
 * The sandbox stays on except as root, where Chromium refuses to start with it.
 */
export async function findLaunchOptions(): Promise<LaunchOptions> {
  const { program, libraries } = await findBrowser(cache)
  const librarySearch = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    executablePath: program,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quiet, ...softwareWebGl],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fonts,
      ...(librarySearch && { LD_LIBRARY_PATH: librarySearch }),
    },
  }
}
