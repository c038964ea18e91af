import type { APIRequestContext } from '@playwright/test'
import places from './src/site/places.json' with { type: 'json' }
import { expect, test } from './src/site/test.ts'

const form = `/cells/${places.cell.code}/wrong`
const number = /G\d\d-[0-9A-Z]{5}-[0-9A-Z]{5}/

type Place = { code: string; name: string }

/** A town with a village for each project, so that nobody else's errors come between. */
async function placesOf(api: APIRequestContext, project: string): Promise<{ town: Place; village: Place }> {
  const below = async (code: string): Promise<Place[]> =>
    (await (await api.get(`/api/v1/cells/${code}`)).json()).children
  const towns = await below(places.county.code)
  const town = towns[['phone', 'desktop', 'script-off'].indexOf(project)]
  const [village] = town ? await below(town.code) : []
  if (!town || !village) throw new Error(`there is no town for ${project}`)
  return { town, village }
}

test.describe('an error about a cell', { tag: '@script-off' }, () => {
  test('is reported from its page and becomes a task that everyone sees at the cell above', async ({
    page,
    at,
    words,
    request,
  }, { project }) => {
    const { town, village } = await placesOf(request, project.name)
    await page.goto(at(`/cells/${village.code}`))
    await page.getByRole('link', { name: words.errorLink }).click()
    await page.getByText(words.errorAbout, { exact: true }).click()
    await page.getByLabel(words.errorNote).fill('电话是空号')
    await page.getByRole('button', { name: words.errorSend }).click()

    await expect(page.getByRole('heading', { level: 1 })).toContainText(words.errorDone)
    const [no = ''] = number.exec((await page.getByRole('main').textContent()) ?? '') ?? []
    expect(no).toMatch(number)
    await expect(page.getByRole('main')).toContainText(town.name)

    await expect(async () => {
      await page.goto(at(`/cells/${town.code}`))
      const task = page
        .getByRole('table', { name: words.errorsReported })
        .getByRole('row')
        .filter({ hasText: no })
      await expect(task).toContainText(village.name, { timeout: 1_000 })
      await expect(task).toContainText(words.toCheck, { timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    await expect(page.getByRole('main')).not.toContainText('空号')
  })

  test('without a choice it is told beside the choices, and the note stays', async ({ page, at, words }) => {
    await page.goto(at(form))
    await page.getByLabel(words.errorNote).fill('牌子倒了')
    await page.getByRole('button', { name: words.errorSend }).click()
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toBeFocused()
    await expect(alert.getByRole('link', { name: words.errorMissing })).toHaveAttribute('href', '#about')
    await expect(page.getByRole('group')).toHaveAccessibleDescription(new RegExp(words.errorMissing))
    await expect(page.getByLabel(words.errorNote)).toHaveValue('牌子倒了')
  })

  test('a note too long is told so, and nothing of it or of the choice is lost', async ({
    page,
    at,
    words,
  }) => {
    const note = '长'.repeat(501)
    await page.goto(at(form))
    await page.getByText(words.errorAbout, { exact: true }).click()
    await page.getByLabel(words.errorNote).fill(note)
    await page.getByRole('button', { name: words.errorSend }).click()
    await expect(page.getByLabel(words.errorNote)).toHaveAccessibleDescription(new RegExp(words.errorTooLong))
    await expect(page.getByLabel(words.errorNote)).toHaveValue(note)
    await expect(page.getByRole('radio', { name: words.errorAbout })).toBeChecked()
  })

  test('sent again by going back, it keeps its number', async ({ page, at, words }) => {
    await page.goto(at(form))
    await page.getByText(words.errorAbout, { exact: true }).click()
    const read = async () => {
      await page.getByRole('button', { name: words.errorSend }).click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(words.errorDone)
      return number.exec((await page.getByRole('main').textContent()) ?? '')?.[0]
    }
    const key = await page.locator('input[name=key]').inputValue()
    const first = await read()
    await page.goto(at(form))
    await page.getByText(words.errorAbout, { exact: true }).click()
    await page.locator('input[name=key]').evaluate((input, kept) => input.setAttribute('value', kept), key)
    expect(await read()).toBe(first)
  })

  test('about a cell there is not, nothing can be reported', async ({ page, at, words }) => {
    const answer = await page.goto(at('/cells/999999/wrong'))
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.missing)
  })
})

test('the form is kept by no cache and ships no script', async ({ page, at }) => {
  const answer = await page.goto(at(form))
  expect(answer?.headers()['cache-control']).toBe('private, no-store')
  await expect(page.locator('script:not([type="speculationrules"])')).toHaveCount(0)
})
