import { dayOf } from '@wangge/core/calendar'
import { createContext } from '@wangge/core/context'
import { recordVisit } from '@wangge/core/patrol/record-visit'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { actorOf } from '@wangge/core/staff'
import { accountOf } from '@wangge/core/staff/read-account'
import * as stores from '@wangge/core/stores'
import patrols from './patrols.json' with { type: 'json' }
import { placesOf } from './staff.ts'
import { walkTrack } from './walk-track.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]

/** Lets the demo staff patrol in the morning of some days of this month and the last, each visit recorded as it ended. */
export async function loadPatrols(loaded: LoadedScheme, issuer: string, now: number): Promise<void> {
  const places = placesOf(loaded)
  for (const [i, { by, daysAgo, hours, place, track, findings }] of patrols.entries()) {
    const began = Date.parse(`${dayOf(new Date(now - daysAgo * DAY))}T09:00:00+08:00`)
    const ended = began + hours * HOUR
    if (ended > now) continue
    const cell = places[place as keyof typeof places] ?? ''
    const ctx = createContext(stores, process.env, () => new Date(ended))
    const account = await accountOf(ctx, { iss: issuer, sub: by })
    if (!account) throw new Error(`the demo staff has no ${by}`)
    await recordVisit(ctx, actorOf(account, dayOf(ctx.now()), null), {
      key: `demo-patrol-${String(i).padStart(8, '0')}`,
      input: {
        cell,
        startedAt: new Date(began).toISOString(),
        endedAt: ctx.now().toISOString(),
        ...(track && { track: walkTrack(loaded, cell, began, ended) }),
        findings,
      },
    })
  }
}
