import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf } from '@wangge/core/calendar'
import { caseDeeds } from '@wangge/core/case/all-deeds'
import { deliverOutcome } from '@wangge/core/case/deliver'
import { type Context, createContext } from '@wangge/core/context'
import { incomingName } from '@wangge/core/evidence'
import { takeUpload } from '@wangge/core/evidence/offer'
import { takeObject } from '@wangge/core/evidence/take-object'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { actorOf, departmentUnit, type StaffActor } from '@wangge/core/staff'
import { accountOf } from '@wangge/core/staff/read-account'
import * as stores from '@wangge/core/stores'
import stories from './stories.json' with { type: 'json' }

type Step = {
  readonly after: number
  readonly by: string
  readonly deed: string
  readonly to?: string
  readonly input?: object
  /** Whether photos go with it, drawn for the occasion. */
  readonly before?: boolean
  readonly after_photo?: boolean
}

/** A tip of the demonstration: the number of its case, and when it was received, in milliseconds. */
export type Handled = { readonly caseNo: string; readonly received: number }

/**
 * Lets the demo staff handle some of the demo cases by the product's own deeds, in the past: what nobody has handled by now
 * is late. Steps that would lie in the future are left out.
 */
export async function loadStories(
  tips: ReadonlyMap<number, Handled>,
  loaded: LoadedScheme,
  issuer: string,
  now: number,
): Promise<void> {
  for (const { tip, steps } of stories as readonly { tip: number; steps: readonly Step[] }[]) {
    const handled = tips.get(tip)
    if (!handled) continue
    for (const step of steps) {
      const time = handled.received + step.after * 3_600_000
      if (time > now) break
      await take(
        createContext(stores, process.env, () => new Date(time)),
        step,
        handled.caseNo,
        loaded,
        issuer,
      )
    }
  }
}

async function take(
  ctx: Context,
  step: Step,
  no: string,
  loaded: LoadedScheme,
  issuer: string,
): Promise<void> {
  const deed = caseDeeds[step.deed as keyof typeof caseDeeds]
  const input = {
    ...step.input,
    ...(step.to !== undefined && { to: departmentUnit(loaded.root.code, step.to) }),
    ...(step.before && { before: [await photoOf(ctx, no, 'before')] }),
    ...(step.after_photo && { after: [await photoOf(ctx, no, 'after')] }),
  }
  await deed(ctx, await actorNamed(ctx, step.by, issuer), { no, input })
  if (step.deed === 'check' || step.deed === 'not-accept') await deliverOutcome(ctx, `case#${no}`)
}

async function actorNamed(ctx: Context, sub: string, issuer: string): Promise<StaffActor> {
  const account = await accountOf(ctx, { iss: issuer, sub })
  if (!account) throw new Error(`the demo staff has no ${sub}`)
  return actorOf(account, dayOf(ctx.now()), null)
}

/** A drawing that nobody takes for a photo, taken in and cleaned as any photo is. */
async function photoOf(ctx: Context, no: string, which: 'before' | 'after'): Promise<string> {
  const bytes = await readFile(join(import.meta.dirname, `${which}.jpg`))
  const { id } = await takeUpload(ctx, { key: `demo-photo-${no}-${which}`, type: 'image/jpeg', bytes })
  await takeObject(ctx, incomingName(id, 1))
  return id
}
