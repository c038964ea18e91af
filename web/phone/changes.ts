import type { Upload } from './draft.ts'

/** A draft changed, or one upload of it, or everything on this phone was erased. */
export type Change =
  | { readonly key: string; readonly photo?: string; readonly upload?: Upload }
  | { readonly erased: true }

const listeners = new Set<(change: Change) => void>()

const channel = (): BroadcastChannel | undefined => {
  opened ??= typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('drafts')
  return opened
}
let opened: BroadcastChannel | undefined

/** Says it here, and to every other page of ours and the service worker. */
export function tell(change: Change): void {
  for (const listener of listeners) listener(change)
  channel()?.postMessage(change)
}

/** Changes made here or elsewhere on this phone; answers how to hear no more. */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener)
  const heard = ({ data }: MessageEvent<Change>) => listener(data)
  const from = channel()
  from?.addEventListener('message', heard)
  return () => {
    listeners.delete(listener)
    from?.removeEventListener('message', heard)
  }
}
