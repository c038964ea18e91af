/**
 * Takes a picture of a page: `node packages/e2e/src/screenshot.ts <url> <out.png>`, with
 * `--width 360` (CSS pixels), `--dark`, `--no-script`, `--full` (the whole page, not the first screen), `--open` (every
 * `details` unfolded) and `--as village-1-head` (signed in as a person of the demonstration).
 */
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findLaunchOptions } from './browser/find-launch-options.ts'
import { signIn } from './site/sign-in.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '360' },
    dark: { type: 'boolean', default: false },
    'no-script': { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    open: { type: 'boolean', default: false },
    as: { type: 'string' },
  },
})
const [url, path] = positionals
const width = Number(values.width)
if (!url || !path || !Number.isInteger(width) || width < 1) {
  console.error(
    'usage: screenshot.ts <url> <out.png> [--width 360] [--dark] [--no-script] [--full] [--open] [--as <person>]',
  )
  process.exit(2)
}

const browser = await chromium.launch(await findLaunchOptions())
try {
  const page = await browser.newPage({
    viewport: { width, height: width < 600 ? 780 : 800 },
    colorScheme: values.dark ? 'dark' : 'light',
    javaScriptEnabled: !values['no-script'],
    locale: 'zh-CN',
    baseURL: new URL(url).origin,
  })
  if (values.as) await signIn(page, values.as)
  await page.goto(url)
  if (values.open)
    await page.locator('details').evaluateAll((all) => {
      for (const each of all) each.setAttribute('open', '')
    })
  await page.screenshot({ path, fullPage: values.full })
} finally {
  await browser.close()
}
