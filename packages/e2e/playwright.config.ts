import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const running = process.env.E2E_BASE_URL
const baseURL = new URL(running ?? 'http://127.0.0.1:4280').origin
const reports = process.env.TEST_REPORTS

const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true, locale: 'zh-CN' }
const desktop = { viewport: { width: 1280, height: 800 }, locale: 'en' }

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: [['dot'], ...(reports ? [['json', { outputFile: `${reports}/playwright.json` }] as const] : [])],
  use: { baseURL, trace: 'retain-on-failure' },
  projects: [
    { name: 'phone', use: phone },
    { name: 'desktop', use: desktop },
    { name: 'script-off', use: { ...phone, javaScriptEnabled: false }, grep: /@script-off/ },
  ],
  ...(!running && {
    webServer: {
      command: 'node packages/local/src/start.ts --port 4280 --data .data/e2e --fresh',
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      url: baseURL,
      wait: { stdout: /(^|\n)ready/ },
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGINT', timeout: 15_000 },
    },
  }),
})
