import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, request } from '@playwright/test'
import { findLaunchOptions } from '../packages/e2e/src/browser/find-launch-options.ts'
import { fill, findSamples } from '../packages/e2e/src/site/samples.ts'

const routes = ['/', '/cases', '/cases/[no]', '/cells', '/cells/[code]', '/report', '/track']
const prefixes = { 'zh-CN': '', en: '/en' }

/** What a first visit takes until the network is quiet: bytes, each answer brotli-packed by itself. */
export type Weighed = {
  readonly page: string
  readonly language: string
  readonly html: number
  readonly css: number
  readonly script: number
  readonly other: number
  readonly requests: number
}

export async function weighPages(base: string): Promise<readonly Weighed[]> {
  const api = await request.newContext({ baseURL: base })
  const browser = await chromium.launch(await findLaunchOptions())
  try {
    const samples = await findSamples(api, base)
    const rows: Weighed[] = []
    for (const route of routes)
      for (const [language, prefix] of Object.entries(prefixes)) {
        const path = `${prefix}${fill(route, samples)}`.replace(/(.)\/$/, '$1')
        rows.push({ page: route, language, ...(await weigh(browser, `${base}${path}`)) })
      }
    return rows
  } finally {
    await browser.close()
    await api.dispose()
  }
}

async function weigh(browser: Browser, address: string): Promise<Omit<Weighed, 'page' | 'language'>> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, isMobile: true })
  const page = await context.newPage()
  const answers: Promise<{ readonly type: string; readonly bytes: number }>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    answers.push(response.body().then((body) => ({ type, bytes: brotliCompressSync(body).length })))
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const parts = await Promise.all(answers)
  await context.close()
  const sum = (wanted: (type: string) => boolean) =>
    parts.filter(({ type }) => wanted(type)).reduce((total, { bytes }) => total + bytes, 0)
  const named = ['document', 'stylesheet', 'script']
  return {
    html: sum((type) => type === 'document'),
    css: sum((type) => type === 'stylesheet'),
    script: sum((type) => type === 'script'),
    other: sum((type) => !named.includes(type)),
    requests: parts.length,
  }
}
