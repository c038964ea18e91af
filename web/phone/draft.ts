import type { Kind } from '@wangge/core/evidence'
import type { Step, Typed } from '../app/[locale]/report/report-state.ts'
import type { Wrong } from '../server/wrong.ts'

/**
 * Where an upload stands. `waiting` for its turn, `paused` by the citizen, `refused` for good with the fault's code in
 * `reason`. `sent` of `size` bytes are over there; after a break it goes on with the first part not yet there.
 */
type UploadState = 'waiting' | 'sending' | 'paused' | 'done' | 'refused'

export type Upload = {
  /** The number the site gave it; empty until it has. */
  readonly id: string
  readonly sent: number
  readonly size: number
  readonly state: UploadState
  readonly reason?: Wrong['code']
}

type PhotoPoint = { readonly lng: number; readonly lat: number; readonly datum: 'wgs84' }

/** A photo or recording. `id` is the phone's own, never the site's. */
export type DraftPhoto = {
  readonly id: string
  /** What is sent: a photo already shrunk, a recording as it came. */
  readonly blob: Blob
  readonly type: string
  readonly kind: Kind
  readonly preview?: Blob
  /** Read from the file before it was shrunk. */
  readonly point?: PhotoPoint
  readonly takenAt?: string
  readonly upload?: Upload
}

/** Kept by the site for this key: the draft needs no more of it than this to be followed. */
export type Sent = { readonly tipNo: string; readonly receipt: string; readonly proof: string }

export type Draft = {
  /** Names the draft from its first keystroke, and is the idempotency key it is sent with. */
  readonly key: string
  readonly typed: Typed
  readonly photos: readonly DraftPhoto[]
  readonly step: Step
  /** Milliseconds since 1970. */
  readonly changedAt: number
  /** `queued`: reviewed and wanted sent; it goes by itself as soon as there is a connection. */
  readonly state: 'open' | 'queued' | 'sent'
  readonly submitted?: Sent
  /** Of an `open` draft: why the site did not take it. Of a sent one: which photos it went without (`evidence.<id>`). */
  readonly wrongs?: readonly Wrong[]
}

/**
 * A draft's key is made on the phone, always: a page from the cache carries the key of another visit in its HTML, and
 * two drafts of one key would be one tip. The key in the form serves only a page whose script never ran.
 */
export const newKey = (): string => crypto.randomUUID()

export const newDraft = (typed: Typed, key: string = newKey()): Draft => ({
  key,
  typed: { ...typed, key },
  photos: [],
  step: 'place',
  changedAt: Date.now(),
  state: 'open',
})
