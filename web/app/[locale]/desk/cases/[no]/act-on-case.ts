import { caseDeeds } from '@wangge/core/case/all-deeds'
import { fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import { ctx } from '../../../../../server/context.ts'

type Deed = (typeof caseDeeds)[keyof typeof caseDeeds]
const deeds: Readonly<Record<string, Deed | undefined>> = caseDeeds

type Asked = { readonly deed: string; readonly no: string; readonly seq: number; readonly input: unknown }

/**
 * Does one deed by its name on the case the person looked at.
 * @throws Fault those of the deed, `command.not_allowed` for none of that name
 */
export async function actOnCase(actor: StaffActor, { deed, no, seq, input }: Asked): Promise<void> {
  const verb = deeds[deed]
  if (!verb || !Number.isInteger(seq)) throw fault('command.not_allowed')
  await verb(ctx, actor, { no, seq, input })
}
