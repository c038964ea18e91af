import type { Challenge, Solved } from '@wangge/core/admission'
import { ask, Refusal } from './ask.ts'
import type { Drafts } from './drafts.ts'
import { solve } from './solve.ts'

/** A permit lasts a day over there; one that is nearly over is not begun with. Milliseconds. */
const LASTS = 23 * 60 * 60_000

const underWay = new Map<string, Promise<void>>()

/**
 * Lets a draft upload and be sent: one proof of work, made in the background while the citizen types, remembered for
 * its day. Asked again while it is being made, it is the same one.
 * @throws Refusal, Unreached
 */
export function permit(drafts: Drafts, key: string): Promise<void> {
  const made = underWay.get(key) ?? earn(drafts, key).finally(() => underWay.delete(key))
  underWay.set(key, made)
  return made
}

async function earn(drafts: Drafts, key: string): Promise<void> {
  if ((await drafts.permittedUntil(key)) > Date.now()) return
  try {
    await handIn(key)
  } catch (error) {
    // The phone slept over it.
    if (!(error instanceof Refusal && error.says('challenge.expired'))) throw error
    await handIn(key)
  }
  await drafts.setPermittedUntil(key, Date.now() + LASTS)
}

async function handIn(key: string): Promise<void> {
  const challenge = await ask<Challenge>('challenge')
  const solved: Solved = { challenge, solution: await solve(challenge) }
  await ask('permits', { body: { draft: key, payload: btoa(JSON.stringify(solved)) } })
}

/** Does what needs a permit; when the site no longer knows of it, with a new one. */
export async function permitted<T>(drafts: Drafts, key: string, deed: () => Promise<T>): Promise<T> {
  await permit(drafts, key)
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof Refusal && error.says('challenge.missing'))) throw error
    await drafts.setPermittedUntil(key, 0)
    await permit(drafts, key)
    return deed()
  }
}
