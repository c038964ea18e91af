import { expect, type Page } from '@playwright/test'

const whoOpens = [
  ['/desk/staff', 'root-admin'],
  ['/desk/rewards', 'reward-1'],
  ['/desk/identity', 'custodian'],
  ['/desk/publish', 'publisher'],
  ['/desk/audit', 'auditor'],
  ['/desk/agreements', 'command-1'],
  ['/desk/cases', 'command-1'],
  ['/desk', 'village-1-head'],
] as const

/** Who has something to see on a page; undefined for the public ones. */
export const whoMayOpen = (route: string): string | undefined =>
  whoOpens.find(([page]) => route === page || route.startsWith(`${page}/`))?.[1]

/**
 * Signs a person of the demonstration in, by the number in `packages/local/src/demo/staff.json` (`village-1-head`), and
 * ends on the page that was asked for. Works without script.
 * @param path a page of the desk with its language: `at('/desk')`
 */
export async function signIn(page: Page, who: string, path = '/desk'): Promise<void> {
  await page.goto(path)
  await page.locator('a[href^="/auth/login"]').click()
  await choose(page, who)
  await backAt(page, path)
  await expect(page.locator('form[action="/auth/logout"]')).toBeVisible()
}

/** Proves by the second step who is signed in, and ends on the page. */
export async function prove(page: Page, who: string, path = '/desk'): Promise<void> {
  await page.goto(`/auth/prove?returnTo=${encodeURIComponent(path)}`)
  await answerProof(page, who)
  await backAt(page, path)
}

/** The same from a page of the identity provider, to which a link of the desk led. */
export async function answerProof(page: Page, who: string): Promise<void> {
  await choose(page, who)
  await page.locator('#code').fill((await page.locator('#shown').textContent()) ?? '')
  await page.locator('form:has(#code) button').click()
}

/** At the demo identity provider. */
export const choose = (page: Page, who: string): Promise<void> =>
  page.locator(`button[name="person"][value="${who}"]`).click()

const backAt = (page: Page, path: string): Promise<void> =>
  page.waitForURL((url) => `${url.pathname}${url.search}` === path)
