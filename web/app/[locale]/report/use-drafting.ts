'use client'

import { Fault } from '@wangge/core/fault'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Draft, DraftPhoto } from '../../../phone/draft.ts'
import type { WrongCode } from '../../../server/wrong.ts'
import type { Desk } from './desk.ts'
import type { Step, Typed } from './report-state.ts'
import { setTabDraft } from './tab-draft.ts'

/** What the page has of the phone: nothing without script, and nothing for the first moment with it. */
export type Drafting = {
  readonly hasScript: boolean
  readonly isKept: boolean
  readonly photos: readonly DraftPhoto[]
  readonly isReading: boolean
  readonly isPaused: boolean
  /** Why the last file was not taken. */
  readonly trouble: WrongCode | 'photoFull' | 'photoUnreadable' | null
  /** Other drafts on this phone. */
  readonly others: readonly Draft[]
  readonly add: (files: readonly File[]) => void
  readonly remove: (id: string) => void
  readonly pause: () => void
  readonly resume: () => void
  readonly keep: (typed: Typed, step: Step) => void
  /** Undefined where the phone cannot send by itself: the form is posted then. */
  readonly deliver: (typed: Typed) => Promise<Draft | undefined>
  readonly takeBack: () => void
  /** Begins another draft and answers its key; undefined where the phone keeps none. */
  readonly renew: (typed: Typed) => Promise<string | undefined>
  readonly forget: () => void
}

/** @param begin hears the key of a new draft, or the draft found; @param settled what became of it elsewhere */
export function useDrafting(
  start: { readonly typed: Typed; readonly isBegun: boolean },
  begin: (key: string, found: Draft | undefined) => void,
  settled: (draft: Draft | undefined) => void,
): Drafting {
  const [hasScript, setHasScript] = useState(false)
  const [isKept, setIsKept] = useState(true)
  const [photos, setPhotos] = useState<readonly DraftPhoto[]>([])
  const [reading, setReading] = useState(0)
  const [trouble, setTrouble] = useState<Drafting['trouble']>(null)
  const [others, setOthers] = useState<readonly Draft[]>([])
  const opening = useRef<Promise<Desk | undefined>>(undefined)
  const heard = useRef({ begin, settled })
  heard.current = { begin, settled }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the page came with
  useEffect(() => {
    setHasScript(true)
    opening.current = import('./desk.ts')
      .then(({ Desk }) =>
        Desk.open(start.typed, start.isBegun, {
          photos: setPhotos,
          settled: (draft) => heard.current.settled(draft),
          full: () => setTrouble('photoFull'),
        }),
      )
      .then(async ({ desk, found }) => {
        setIsKept(desk.drafts.isKept)
        setPhotos(desk.photos)
        heard.current.begin(desk.key, found)
        setOthers(await desk.others())
        void desk.phone.registerServiceWorker()
        return desk
      })
      // The rest of the script did not arrive: the form works all the same.
      .catch(() => undefined)
    return () => void opening.current?.then((desk) => desk?.close())
  }, [])

  const withDesk = useCallback(
    (deed: (desk: Desk) => unknown) => void opening.current?.then((desk) => desk && deed(desk)),
    [],
  )
  const add = useCallback(
    (files: readonly File[]) =>
      withDesk(async (desk) => {
        setTrouble(null)
        setReading((count) => count + 1)
        for (const file of files) await desk.add(file).catch((error) => setTrouble(whyNot(error)))
        setReading((count) => count - 1)
      }),
    [withDesk],
  )
  return {
    hasScript,
    isKept,
    photos,
    isReading: reading > 0,
    isPaused: photos.some(({ upload }) => upload?.state === 'paused'),
    trouble,
    others,
    add,
    remove: (id) => withDesk((desk) => desk.remove(id)),
    pause: () => withDesk((desk) => desk.pause()),
    resume: () => withDesk((desk) => desk.resume()),
    keep: (typed, step) => withDesk((desk) => desk.keep(typed, step)),
    deliver: async (typed) => (await opening.current)?.deliver(typed),
    takeBack: () => withDesk((desk) => desk.takeBack()),
    renew: async (typed) => (await opening.current)?.renew(typed),
    forget: () => {
      setTabDraft(null)
      withDesk((desk) => desk.forget())
    },
  }
}

const whyNot = (error: unknown): Drafting['trouble'] =>
  error instanceof Fault ? error.issues[0].code : 'photoUnreadable'
