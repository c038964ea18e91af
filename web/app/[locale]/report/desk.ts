import type { Draft, DraftPhoto } from '../../../phone/draft.ts'
import type { Drafts } from '../../../phone/drafts.ts'
import type { Keeping } from '../../../phone/keep-typing.ts'
import type { Step, Typed } from './report-state.ts'
import { setTabDraft, tabDraft } from './tab-draft.ts'

type Phone = typeof import('./phone.ts')

/** What the page hears from its desk. */
export type Heard = {
  readonly photos: (photos: readonly DraftPhoto[]) => void
  /** The draft was sent, refused or erased by another page or the service worker. */
  readonly settled: (draft: Draft | undefined) => void
  /** The phone is full. */
  readonly full: () => void
}

/** The one draft a page of the report is about, kept on the phone as it is typed. */
export class Desk {
  readonly phone: Phone
  readonly drafts: Drafts
  private readonly heard: Heard
  private readonly keeping: Keeping
  private readonly ends: (() => void)[] = []
  private sending: { look(): void; stop(): void } | undefined
  private draft: Draft
  /** Photos show before they are kept; what is said of one must come after. */
  private saving: Promise<void> = Promise.resolve()

  private constructor(phone: Phone, drafts: Drafts, draft: Draft, heard: Heard) {
    this.phone = phone
    this.drafts = drafts
    this.draft = draft
    this.heard = heard
    this.keeping = phone.keepTyping(drafts, heard.full)
    this.ends.push(
      phone.onChange((change) => {
        if ('erased' in change) heard.settled(undefined)
        else if (change.key === this.draft.key) void this.look(change.photo)
      }),
      phone.resumeQueue(drafts).stop,
    )
  }

  /**
   * With the draft this tab was about, or a new one. `typed` is what the page holds; a draft begun without script goes
   * on under the key of its form.
   */
  static async open(typed: Typed, isBegun: boolean, heard: Heard): Promise<{ desk: Desk; found?: Draft }> {
    const phone = await import('./phone.ts')
    const drafts = await phone.openDrafts()
    const known = isBegun ? null : tabDraft()
    const found = known ? await drafts.open(known) : undefined
    const draft = found ?? phone.newDraft(typed, isBegun ? typed.key : phone.newKey())
    const desk = new Desk(phone, drafts, draft, heard)
    if (found) desk.takeUp()
    return { desk, ...(found && { found }) }
  }

  get key(): string {
    return this.draft.key
  }

  get photos(): readonly DraftPhoto[] {
    return this.draft.photos
  }

  /** Of this phone, but for this page's own. */
  async others(): Promise<readonly Draft[]> {
    return (await this.drafts.list()).filter(({ key }) => key !== this.draft.key)
  }

  keep(typed: Typed, step: Step): void {
    if (this.draft.state !== 'open') return
    this.draft = { ...this.draft, typed: { ...typed, key: this.draft.key }, step }
    this.keeping.keep(this.draft)
    this.takeUp()
  }

  /** @throws Fault for a file that is not taken */
  async add(file: File): Promise<void> {
    const photo = await this.phone.addPhoto(this.draft.photos, file)
    await this.setPhotos([...this.draft.photos, photo])
    this.sending?.look()
  }

  async remove(id: string): Promise<void> {
    await this.setPhotos(this.draft.photos.filter((photo) => photo.id !== id))
  }

  async pause(): Promise<void> {
    await this.saving
    for (const photo of this.draft.photos) await this.phone.pauseUpload(this.drafts, this.key, photo)
  }

  async resume(): Promise<void> {
    await this.saving
    for (const photo of this.draft.photos) await this.phone.resumeUpload(this.drafts, this.key, photo)
    this.sending?.look()
  }

  /** Sends it, or keeps it queued until there is a line. */
  async deliver(typed: Typed): Promise<Draft | undefined> {
    this.keep(typed, 'review')
    await this.resume()
    await this.keeping.flush()
    this.sending?.stop()
    this.sending = undefined
    this.draft = { ...this.draft, state: 'queued' }
    const after = await this.phone.queueDraft(this.drafts, this.draft)
    if (after) this.draft = { ...after, photos: after.photos.length > 0 ? after.photos : this.draft.photos }
    return after
  }

  /** Takes a queued draft back to the form. */
  async takeBack(): Promise<void> {
    const open = await this.drafts.settle(this.key, ({ state }) =>
      state === 'queued' ? { state: 'open' } : {},
    )
    if (!open) return
    this.draft = open
    this.takeUp()
    this.heard.settled(open)
  }

  /** From now on about another tip. Answers its key. */
  renew(typed: Typed): string {
    this.sending?.stop()
    this.sending = undefined
    setTabDraft(null)
    this.draft = this.phone.newDraft(typed)
    this.heard.photos([])
    return this.key
  }

  /** The receipt is noted: nothing of it stays on this phone. */
  async forget(): Promise<void> {
    setTabDraft(null)
    await this.drafts.remove(this.key)
  }

  async close(): Promise<void> {
    for (const end of this.ends) end()
    this.sending?.stop()
    await this.keeping.stop()
  }

  /** From now on this tab is about the draft, and the site gets ready for it. */
  private takeUp(): void {
    if (this.sending || this.draft.state !== 'open') return
    setTabDraft(this.key)
    this.sending = this.phone.sendMeanwhile(this.drafts, this.key)
  }

  private async setPhotos(photos: readonly DraftPhoto[]): Promise<void> {
    this.draft = { ...this.draft, photos, changedAt: Date.now() }
    this.heard.photos(photos)
    this.saving = this.drafts.save(this.draft).catch(this.heard.full)
    await this.saving
    this.takeUp()
  }

  private async look(photo?: string): Promise<void> {
    const kept = await this.drafts.open(this.key)
    if (!kept) return
    const uploads = new Map(kept.photos.map(({ id, upload }) => [id, upload]))
    const photos = this.draft.photos.map((each) => {
      const upload = uploads.get(each.id)
      return upload ? { ...each, upload } : each
    })
    const isSettled = !photo && kept.state !== this.draft.state
    this.draft = isSettled ? kept : { ...this.draft, photos }
    this.heard.photos(this.draft.photos)
    if (isSettled) this.heard.settled(kept)
  }
}
