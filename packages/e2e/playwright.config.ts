import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const running = process.env.E2E_BASE_URL
const baseURL = new URL(running ?? 'http://127.0.0.1:4280').origin
const reports = process.env.TEST_REPORTS

const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true, locale: 'zh-CN' }
const desktop = { viewport: { width: 1280, height: 800 }, locale: 'en' }

/** Journeys and pages lie beside this file; what lies in a folder needs no browser, or a product of its own. */
const inBrowser = /packages\/e2e\/[^/]*\.e2e\.ts$/

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  // How long a page takes is for the benches to say: here it may take as long as a busy machine needs.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  // Under .ci/run a journey that fails once and then passes is counted and named as flaky.
  retries: reports ? 1 : 0,
  forbidOnly: true,
  reporter: [['dot'], ...(reports ? [['json', { outputFile: `${reports}/playwright.json` }] as const] : [])],
  use: { baseURL, contextOptions: { reducedMotion: 'reduce' } },
  projects: [
    { name: 'api', testMatch: 'api/*.e2e.ts' },
    { name: 'faults', testMatch: 'faults/*.e2e.ts', use: phone },
    { name: 'phone', testMatch: inBrowser, use: phone },
    { name: 'desktop', testMatch: inBrowser, use: desktop },
    {
      name: 'script-off',
      testMatch: inBrowser,
      use: { ...phone, javaScriptEnabled: false },
      grep: /@script-off/,
    },
    {
      name: 'script-off-en',
      testMatch: inBrowser,
      use: { ...desktop, javaScriptEnabled: false },
      grep: /@script-off-en/,
    },
  ],
  ...(!running && {
    webServer: {
      command: 'node packages/local/src/start.ts --port 4280 --data .data/e2e --fresh --every 2',
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      url: baseURL,
      wait: { stdout: /(^|\n)ready/ },
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGINT', timeout: 15_000 },
    },
  }),
})
