import { test as base, type Page } from '@playwright/test'
import { findLaunchOptions } from '../browser/find-launch-options.ts'
import { ReportPage } from './report-page.ts'
import { findSamples, type Samples } from './samples.ts'
import { signIn } from './sign-in.ts'
import { type Words, wordsIn } from './words.ts'

/** A place where more than one person works. */
export type Office = {
  readonly at: (path: string) => string
  /** Another person of the demonstration, signed in at a desk and in a browser of their own. */
  readonly as: (who: string) => Promise<Page>
}

type InTest = {
  /** Address of a path in the language of the project: `/cases` in Chinese, `/en/cases` in English. */
  at: (path: string) => string
  /** What the site says in that language. */
  words: Words
  reporting: ReportPage
  office: Office
}
type InWorker = { samples: Samples }

/**
 * Playwright's `test` in the Chromium of this machine; it also knows the language of the project, its words, and one
 * real value for each route parameter.
 */
export const test = base.extend<InTest, InWorker>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, ...(await findLaunchOptions()) })
    },
    { scope: 'worker' },
  ],
  at: async ({ locale }, use) => {
    await use((path) => (locale === 'en' ? `/en${path}`.replace(/\/$/, '') : path))
  },
  words: async ({ locale }, use) => {
    await use(wordsIn(locale))
  },
  reporting: async ({ page, words, at, javaScriptEnabled }, use) => {
    await use(new ReportPage(page, words, at('/report'), javaScriptEnabled !== false))
  },
  office: async ({ browser, baseURL, at }, use) => {
    const as = async (who: string) => {
      const page = await (await browser.newContext({ ...(baseURL && { baseURL }) })).newPage()
      await signIn(page, who, at('/desk'))
      return page
    }
    await use({ at, as })
  },
  samples: [
    async ({ playwright }, use, worker) => {
      const { baseURL } = worker.project.use
      const api = await playwright.request.newContext(baseURL ? { baseURL } : {})
      await use(await findSamples(api, baseURL ?? ''))
      await api.dispose()
    },
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'
