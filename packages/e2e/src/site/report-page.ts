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
  readonly hasScript: boolean
  /** Whose cell the place is, and what else is said before anything is sent. */
  readonly told: Locator
  readonly description: Locator
  readonly receipt: Locator
  readonly wrong: Locator

  constructor(page: Page, words: Words, address: string, hasScript: boolean) {
    this.page = page
    this.words = words
    this.address = address
    this.hasScript = hasScript
    this.told = page.locator('[data-told]')
    this.description = page.getByLabel(words.description)
    this.receipt = page.locator('[data-receipt]')
    this.wrong = page.getByRole('main').getByRole('alert')
  }

  async open(): Promise<void> {
    await this.page.goto(this.address)
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name }).click()
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

  /** Comes nearer by one tap and chooses the point by another; with script, by the map under its crosshair. */
  private async tapMap(): Promise<void> {
    await this.tap(places.county.code, places.town.name)
    if (this.hasScript) await this.press(this.words.nearer)
    await expect(this.sketch(places.town.code)).toBeVisible()
    await this.tap(places.town.code, places.cell.name)
    if (this.hasScript) await this.press(this.words.here)
  }

  /** The sketch of a cell, as it is tapped or lies under the crosshair. */
  sketch(cell: string): Locator {
    return this.page.locator(`${this.hasScript ? 'img' : 'input'}[src*="/${cell}/"]`)
  }

  /** Taps the sketch of a cell where a name stands on it. */
  private async tap(cell: string, name: string): Promise<void> {
    const sketch = this.sketch(cell)
    const picture = await this.page.request.get((await sketch.getAttribute('src')) ?? '')
    const [, x, y] = new RegExp(`<text x="(\\d+)" y="(\\d+)">${name}<`).exec(await picture.text()) ?? []
    const spot = { x: Number(x), y: Number(y) }
    if (this.hasScript) await this.bringUnderCrosshair(spot)
    else await sketch.click({ position: spot })
  }

  /** Taps a spot of the sketch, which brings it to the middle; one beyond the edge comes nearer tap by tap. */
  private async bringUnderCrosshair(spot: { x: number; y: number }): Promise<void> {
    const map = this.page.getByRole('application')
    await expect(async () => {
      const over = { x: await this.numberIn('over.x'), y: await this.numberIn('over.y') }
      const [dx, dy] = [spot.x - over.x, spot.y - over.y]
      if (Math.hypot(dx, dy) > 3) {
        const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 }
        const within = (wanted: number, size: number) => Math.min(Math.max(wanted, 4), size - 5)
        await map.click({
          position: { x: within(width / 2 + dx, width), y: within(height / 2 + dy, height) },
        })
        throw new Error('not there yet')
      }
    }).toPass({ intervals: [50], timeout: 10_000 })
  }

  private async numberIn(name: string): Promise<number> {
    return Number(await this.page.locator(`input[name="${name}"]`).inputValue())
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

  /** From the place to the problem, typed in, and on from there. */
  async describe(description: string): Promise<void> {
    await this.press(this.words.nextProblem)
    await this.isAt(this.words.stepProblem)
    await this.page.getByText(this.words.noise, { exact: true }).click()
    await this.description.fill(description)
    await this.press(this.words.nextWho)
  }

  /** From the place to the review, anonymously. */
  async tellProblem(description: string): Promise<void> {
    await this.describe(description)
    await this.isAt(this.words.stepWho)
    await this.press(this.words.nextReview)
  }

  /** Everything up to the review. */
  async fillIn(way: Way, description: string): Promise<void> {
    await this.open()
    await this.choosePlace(way)
    await this.tellProblem(description)
    await this.isAt(this.words.stepReview)
  }

  /** Adds photos: files of their own as far as the page can tell. With script several at once, without it one by one. */
  async addPhotos(photos: readonly Buffer[]): Promise<void> {
    const files = photos.map((buffer, i) => ({ name: `photo-${i}.jpg`, mimeType: 'image/jpeg', buffer }))
    if (this.hasScript) return this.page.getByLabel(this.words.photoPick).setInputFiles(files)
    for (const [i, file] of files.entries()) {
      await this.page.getByLabel(this.words.photoPickPlain).setInputFiles(file)
      await this.press(this.words.photoUpload)
      await expect(this.photos).toHaveCount(i + 1)
    }
  }

  /** What is listed of the photos taken. */
  get photos(): Locator {
    const list = this.page.locator('#photos')
    return this.hasScript
      ? list.getByRole('listitem')
      : list.getByRole('paragraph').filter({ hasText: this.words.photoTaken })
  }

  /** Says that the receipt is noted, and so lets go of the page. */
  async note(): Promise<void> {
    await this.page.getByLabel(this.words.noted).check()
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
