import type { Actor } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { changeTimeline } from './change-timeline.ts'

/**
 * Takes the newest scheme off the time line; it is a draft again, and cases that followed it follow back.
 * @throws Fault `scheme.none`, `scheme.unknown` when the id is not the newest scheme's, `scheme.only` when none stood
 * before it, `command.wrong_state` when another change came first
 */
export const revertScheme = (
  ctx: Pick<Context, 'ledger' | 'jurisdiction' | 'now'>,
  actor: Actor,
  id: string,
): Promise<void> =>
  changeTimeline(ctx, actor, id, ({ schemes }) => {
    if (schemes.at(-1)?.id !== id) throw fault('scheme.unknown', 'id')
    if (schemes.length === 1) throw fault('scheme.only', 'id')
    return { type: 'scheme.reverted', data: { id } }
  })
