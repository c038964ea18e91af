import { expect, type Locator, type Page } from '@playwright/test'
import places from './places.json' with { type: 'json' }
import type { Words } from './words.ts'

/** The ways to say where it is. The first needs script. */
export const ways = ['gps', 'map', 'lists'] as const
export type Way = (typeof ways)[number]

/** What a citizen does on the report page, step by step. `address` is that of the page. */
export class ReportPage {
  readonly page: Page
  readonly words: Words
  readonly address: string
  /** Whose cell the place is, and what else is said before anything is sent. */
  readonly told: Locator
  readonly description: Locator
  readonly receipt: Locator
  readonly wrong: Locator

  constructor(page: Page, words: Words, address: string) {
    this.page = page
    this.words = words
    this.address = address
    this.told = page.getByRole('status')
    this.description = page.getByLabel(words.description)
    this.receipt = page.locator('[data-receipt]')
    this.wrong = page.getByRole('main').getByRole('alert')
  }

  async open(): Promise<void> {
    await this.page.goto(this.address)
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name }).click()
  }

  /** Waits for the step whose heading holds `title`. */
  async isAt(title: string): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(title)
  }

  /** Says that it is in the cell of `places.json`, and waits until the page has told so. */
  async choosePlace(way: Way): Promise<void> {
    if (way === 'gps') await this.askPosition(places.inside)
    if (way === 'map') await this.tapMap()
    if (way === 'lists') await this.pickFromLists()
    await expect(this.told).toContainText(places.cell.name)
  }

  /** Lets the device be at a position and asks for it. Accuracy in metres. */
  async askPosition(position: { longitude: number; latitude: number; accuracy: number }): Promise<void> {
    await this.page.context().grantPermissions(['geolocation'])
    await this.page.context().setGeolocation(position)
    await this.press(this.words.gps)
  }

  /** Comes nearer by one tap and chooses the point by another. */
  private async tapMap(): Promise<void> {
    await this.tap(places.county.code, places.town.name)
    await expect(this.page.locator(`input[src*="/${places.town.code}/"]`)).toBeVisible()
    await this.tap(places.town.code, places.cell.name)
  }

  /** Taps the sketch of a cell where a name stands on it. */
  private async tap(cell: string, name: string): Promise<void> {
    const sketch = this.page.locator(`input[src*="/${cell}/"]`)
    const picture = await this.page.request.get((await sketch.getAttribute('src')) ?? '')
    const [, x, y] = new RegExp(`<text x="(\\d+)" y="(\\d+)">${name}<`).exec(await picture.text()) ?? []
    await sketch.click({ position: { x: Number(x), y: Number(y) } })
  }

  private async pickFromLists(): Promise<void> {
    await this.page.getByLabel(this.words.town).selectOption(places.town.name)
    await this.press(this.words.pick)
    await this.page.getByLabel(this.words.village).selectOption(places.cell.name)
    await this.press(this.words.pick)
  }

  /** Longitude and latitude as the form carries them; empty when no point is chosen. */
  async chosenPoint(): Promise<string[]> {
    const inputs = await this.page.locator('input[name=lng], input[name=lat]').all()
    const values = await Promise.all(inputs.map((input) => input.inputValue()))
    return values.filter((value) => value !== '')
  }

  /** From the place to the review, with a problem typed in. */
  async tellProblem(description: string): Promise<void> {
    await this.press(this.words.nextProblem)
    await this.isAt(this.words.stepProblem)
    await this.page.getByText(this.words.noise, { exact: true }).click()
    await this.description.fill(description)
    await this.press(this.words.nextReview)
  }

  /** Everything up to the review. */
  async fillIn(way: Way, description: string): Promise<void> {
    await this.open()
    await this.choosePlace(way)
    await this.tellProblem(description)
    await this.isAt(this.words.stepReview)
  }

  /** Sends from the review; answers the receipt's 20 digits. */
  async send(): Promise<string> {
    await this.press(this.words.send)
    await this.isAt(this.words.stepReceipt)
    return this.digits()
  }

  /** The digits of the receipt shown. */
  async digits(): Promise<string> {
    return (await this.receipt.textContent())?.replace(/\D/g, '') ?? ''
  }
}
