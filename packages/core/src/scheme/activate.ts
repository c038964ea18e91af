import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { changeTimeline } from './change-timeline.ts'

/**
 * Puts a drafted scheme on the time line: its grid, its posts and their holders count from its first day on, all at once.
 * Open cases of the scheme before follow it afterwards, one by one (`case/follow`).
 * @throws Fault `scheme.none`, `scheme.unknown` when no draft has the id, `scheme.not_newest` when it would begin before
 * or with a scheme that is there already, `command.wrong_state` when another change came first
 */
export const activateScheme = (
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  actor: Actor,
  id: string,
): Promise<void> =>
  changeTimeline(ctx, actor, id, ({ drafts, schemes }) => {
    const draft = drafts.find((each) => each.id === id)
    if (!draft) throw fault('scheme.unknown', 'id')
    const newest = schemes.at(-1)
    if (newest && newest.validFrom >= draft.validFrom) throw fault('scheme.not_newest', 'validFrom')
    return { type: 'scheme.activated', data: { id } }
  })
