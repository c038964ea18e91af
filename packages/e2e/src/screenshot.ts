/**
 * Takes a picture of a page: `node packages/e2e/src/screenshot.ts <url> <out.png>`, with
 * `--width 360` (CSS pixels), `--dark`, `--no-script` and `--full` (the whole page, not the first screen).
 */
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { findLaunchOptions } from './browser/find-launch-options.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    width: { type: 'string', default: '360' },
    dark: { type: 'boolean', default: false },
    'no-script': { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
})
const [url, path] = positionals
const width = Number(values.width)
if (!url || !path || !Number.isInteger(width) || width < 1) {
  console.error('usage: screenshot.ts <url> <out.png> [--width 360] [--dark] [--no-script] [--full]')
  process.exit(2)
}

const browser = await chromium.launch(await findLaunchOptions())
try {
  const page = await browser.newPage({
    viewport: { width, height: width < 600 ? 780 : 800 },
    colorScheme: values.dark ? 'dark' : 'light',
    javaScriptEnabled: !values['no-script'],
    locale: 'zh-CN',
  })
  await page.goto(url)
  await page.screenshot({ path, fullPage: values.full })
} finally {
  await browser.close()
}
