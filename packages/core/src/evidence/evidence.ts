import * as z from 'zod/mini'
import type { Happening } from '../command.ts'
import { wrongForm } from '../tip/tip.ts'
import { bareType, type Kind, kindOf, largest } from './media.ts'

export * from './media.ts'

/** The draft's idempotency key. */
const draft = z.string('tip.key_missing').check(z.regex(/^[\w-]{16,128}$/, 'tip.key_invalid'))

/** Whose upload it is, from who asks for another permission. */
export const renewalSchema = z.strictObject({ draft }, { error: wrongForm })

/** What a phone says of a file before it sends it. */
export const uploadSchema = z
  .strictObject(
    {
      draft,
      /** A name of the file in its draft: asked again with it, the same upload is answered and counted once. */
      file: z.optional(z.string('evidence.unknown').check(z.regex(/^[\w-]{1,64}$/, 'evidence.unknown'))),
      type: z
        .pipe(z.string('evidence.type_unsupported'), z.transform(bareType))
        .check(z.refine((type) => kindOf(type) !== undefined, 'evidence.type_unsupported')),
      size: z.int('evidence.empty').check(z.gte(1, 'evidence.empty')),
    },
    { error: wrongForm },
  )
  .check(
    z.refine(({ type, size }) => size <= largest[kindOf(type) ?? 'photo'], {
      error: 'evidence.too_large',
      path: ['size'],
    }),
  )

export type UploadInput = z.infer<typeof uploadSchema>

/** Why a file was not taken; its bytes are gone then. */
export const refusals = [
  'too-large',
  'wrong-type',
  'broken',
  'too-many-pixels',
  'animated',
  'too-slow',
] as const
export type Refusal = (typeof refusals)[number]

/** What stands of a file that was taken. `sha256` of the original, in hex; sizes in pixels, of the clean copy of a photo. */
type Stored = {
  readonly kind: Kind
  readonly type: string
  readonly bytes: number
  readonly sha256: string
  readonly width: number | null
  readonly height: number | null
}

/** What is blackened of a photo, in percent of its width and height from its upper left corner. */
export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Boxes on one photo. */
export const BOXES = 40

const percent = z
  .number('evidence.box_invalid')
  .check(z.gte(-1000, 'evidence.box_invalid'), z.lte(1000, 'evidence.box_invalid'))
const length = z
  .number('evidence.box_invalid')
  .check(z.gt(0, 'evidence.box_invalid'), z.lte(2000, 'evidence.box_invalid'))

/** Boxes as a publisher places them; what of them lies outside the picture blackens nothing. */
export const boxesSchema = z
  .array(z.strictObject({ x: percent, y: percent, width: length, height: length }, 'evidence.box_invalid'))
  .check(z.maxLength(BOXES, 'evidence.too_many_boxes'))

/** What a publisher made of a photo. */
type Redacted = {
  /** Asked to be blackened, and not done yet. */
  readonly asked?: readonly Box[]
  /** The copy that was made last, by the SHA-256 of its bytes, and how many boxes it has. */
  readonly shown?: { readonly sha256: string; readonly boxes: number }
  /** Every copy ever made. */
  readonly copies?: readonly string[]
}

/**
 * `clean`: taken, and no tip is known to carry it yet. `kept`: a tip does. `swept`: none came for it. `erased`: by its
 * reporter; a file that was never looked at can be erased too, and is then not taken when it comes.
 */
export type Evidence =
  | (Stored & Redacted & { readonly status: 'clean' })
  | (Stored & Redacted & { readonly status: 'kept'; readonly tip: string })
  | { readonly status: 'refused'; readonly reason: Refusal }
  | { readonly status: 'swept' | 'erased' }

export type EvidenceEvent =
  | { readonly type: 'evidence.cleaned'; readonly data: Stored }
  | { readonly type: 'evidence.refused'; readonly data: { reason: Refusal } }
  | { readonly type: 'evidence.kept'; readonly data: { tip: string } }
  | { readonly type: 'evidence.swept'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'evidence.erased'; readonly data: Readonly<Record<string, never>> }
  | {
      readonly type: 'evidence.redaction_asked'
      readonly data: { readonly boxes: readonly Box[]; readonly by: string }
    }
  | { readonly type: 'evidence.redacted'; readonly data: { readonly sha256: string; readonly boxes: number } }

export const evidenceStream = (id: string) => `evidence#${id}`

/** Taken in the ledger by the tip that carries it: one file goes with one tip, for ever. */
export const evidenceClaim = (id: string) => `evidence/${id}`

/** What clean evidence waits for: that a tip claims it. */
export const CLAIM_WAIT = 'claim'

/** Where its bytes lie. Parts are numbered from 1. */
export const incomingName = (id: string, part: number) => `incoming/${id}/${part}`
export const cleanName = (id: string) => `clean/${id}.jpg`
export const thumbName = (id: string) => `thumb/${id}.jpg`
export const originalName = (id: string) => `original/${id}`
/** A copy for the public, by its own SHA-256. */
export const shownName = (sha256: string) => `shown/${sha256}.jpg`
/** An object whose coming in tells that a redaction was asked; what is to be done stands in the ledger. */
export const redactName = (id: string) => `incoming/redact-${id}`
export const readRedactName = (name: string): string | undefined =>
  /^incoming\/redact-([0-9a-hjkmnp-tv-z]{26})$/.exec(name)?.[1]

/** Upload and part of an object that came in; undefined for a name nobody was given. */
export function readIncomingName(name: string): { readonly id: string; readonly part: number } | undefined {
  const [, id, part] = /^incoming\/([0-9a-hjkmnp-tv-z]{26})\/([1-9]\d?)$/.exec(name) ?? []
  return id && part ? { id, part: Number(part) } : undefined
}

export function evolveEvidence(evidence: Evidence | undefined, happening: Happening): Evidence {
  const event = happening as EvidenceEvent
  switch (event.type) {
    case 'evidence.cleaned':
      return { ...event.data, status: 'clean' }
    case 'evidence.refused':
      return { ...event.data, status: 'refused' }
    case 'evidence.swept':
      return { status: 'swept' }
    case 'evidence.erased':
      return { status: 'erased' }
    case 'evidence.kept':
      if (evidence?.status !== 'clean') throw new Error('what a tip keeps was clean before')
      return { ...evidence, ...event.data, status: 'kept' }
  }
  if (evidence?.status !== 'clean' && evidence?.status !== 'kept')
    throw new Error('only what was taken is redacted')
  if (event.type === 'evidence.redaction_asked') return { ...evidence, asked: event.data.boxes }
  const { asked: _, copies = [], ...stands } = evidence
  const { sha256 } = event.data
  return {
    ...stands,
    shown: event.data,
    copies: copies.includes(sha256) ? copies : [...copies, sha256],
  }
}
