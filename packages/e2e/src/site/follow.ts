import { expect, type Page } from '@playwright/test'
import type { Words } from './words.ts'

/** Opens the page of a receipt. */
export async function follow(page: Page, address: string, words: Words, receipt: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel(words.receipt).fill(receipt)
  await page.getByRole('button', { name: words.look }).click()
  await expect(page.getByRole('status').first()).toContainText(words.tipNoLabel)
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** A receipt that no tip has, another each time: one receipt takes five guesses an hour. */
export const unknownReceipt = (): string =>
  String(BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)).slice(0, 20)
