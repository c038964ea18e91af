import { AxeBuilder } from '@axe-core/playwright'
import { routes } from './src/site/routes.ts'
import { fill } from './src/site/samples.ts'
import { signIn, whoMayOpen } from './src/site/sign-in.ts'
import { expect, test } from './src/site/test.ts'
import { visitAndWeigh } from './src/site/weight.ts'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
const withScript = ['/report']
const mostBytes = 30_000

for (const route of routes()) {
  test.describe(route, () => {
    const who = whoMayOpen(route)
    test.beforeEach(async ({ page, at }) => {
      if (who) await signIn(page, who, at('/desk'))
    })

    test('has one heading, the demo notice, and asks only its own site for things', async ({
      page,
      at,
      samples,
      locale,
      words,
      baseURL,
    }) => {
      const asked: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })

      const answer = await page.goto(at(fill(route, samples)), { waitUntil: 'networkidle' })

      expect(answer?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', locale ?? '')
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(page.getByText(words.demo).first()).toBeVisible()
      expect(asked.filter((url) => new URL(url).origin !== baseURL)).toEqual([])
      expect(complaints).toEqual([])
    })

    test('never scrolls sideways on a phone', async ({ page, at, samples }) => {
      await page.goto(at(fill(route, samples)))
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 780 })
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      }
    })

    test.describe(() => {
      test.use({ bypassCSP: true })

      test('keeps WCAG 2.1 A and AA as far as axe can tell', async ({ page, at, samples }) => {
        await page.goto(at(fill(route, samples)))
        const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
        expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([])
      })
    })

    if (withScript.some((prefix) => route === prefix || route.startsWith(`${prefix}/`))) return

    test('ships no script but islands, and at most 30 kB', async ({ page, at, samples }) => {
      expect(await visitAndWeigh(page, at(fill(route, samples)))).toBeLessThanOrEqual(mostBytes)
      await expect(page.locator('script:not([type="speculationrules"], [src^="/island/"])')).toHaveCount(0)
    })
  })
}
