import { caseDeeds } from '@wangge/core/case/all-deeds'
import type { Happened } from '@wangge/core/case/history'
import { readDeskCase } from '@wangge/core/case/read-desk-case'
import { Fault, fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { ctx } from '../../../../../server/context.ts'

type Deed = (typeof caseDeeds)[keyof typeof caseDeeds]
const deeds: Readonly<Record<string, Deed | undefined>> = caseDeeds

type Asked = { readonly deed: string; readonly no: string; readonly seq: number; readonly input: unknown }

/** What goes by the clock and changes nothing a person decides by. */
const quiet: ReadonlySet<string> = new Set(['released', 'remind', 'recount'])

/** Whether nothing but the clock moved the case on from `seq` to `newest`; what is hidden from the person counts as a change. */
export const isQuietSince = (history: readonly Happened[], seq: number, newest: number): boolean => {
  const since = history.filter((each) => each.seq > seq)
  return newest > seq && since.length === newest - seq && since.every(({ event }) => quiet.has(event))
}

/**
 * Does one deed by its name on the case the person looked at. That it came to be public meanwhile, or a reminder went out,
 * is no reason to ask again.
 * @throws Fault those of the deed, `command.not_allowed` for none of that name
 */
export async function actOnCase(actor: StaffActor, { deed, no, seq, input }: Asked): Promise<void> {
  const verb = deeds[deed]
  if (!verb || !Number.isInteger(seq)) throw fault('command.not_allowed')
  try {
    await verb(ctx, actor, { no, seq, input })
  } catch (error) {
    if (!(error instanceof Fault) || error.issues[0].code !== 'case.stale') throw error
    const { history, seq: newest } = await readDeskCase(ctx, actor, no)
    if (!isQuietSince(history, seq, newest)) throw error
    await verb(ctx, actor, { no, seq: newest, input })
  }
}
