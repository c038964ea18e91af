import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { nothingTyped } from '../../app/[locale]/report/report-state.ts'
import { type Draft, type DraftPhoto, newDraft } from '../draft.ts'

/** A phone on which nothing was kept yet. */
export function freshPhone(): void {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('navigator', { onLine: true })
}

/** A draft ready to be sent, with these photos. */
export function draftWith(...photos: DraftPhoto[]): Draft {
  const draft = newDraft(nothingTyped(''))
  const typed = { ...draft.typed, category: 'noise', description: '夜里机器声很大', cell: 'C1' }
  return { ...draft, typed, photos, step: 'review' }
}

export const photoOf = (bytes: string): DraftPhoto => ({
  id: crypto.randomUUID(),
  blob: new Blob([bytes], { type: 'image/jpeg' }),
  type: 'image/jpeg',
  kind: 'photo',
})

/** Two whole parts of five megabytes and a rest. */
export const recording = (): DraftPhoto => ({
  id: crypto.randomUUID(),
  blob: new Blob([new Uint8Array(11 * 1024 * 1024)], { type: 'video/mp4' }),
  type: 'video/mp4',
  kind: 'video',
})
