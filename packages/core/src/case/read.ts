import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { readNumber } from '../number.ts'
import { type CaseView, caseKey } from './view.ts'

/** @throws Fault `case.unknown` for a number that does not exist, cannot exist or is not released. */
export async function readCase({ views }: Pick<Context, 'views'>, typed: string): Promise<CaseView> {
  const no = readNumber('C', typed)
  const [view] = no ? await views.get([caseKey(no)]) : []
  if (!view) throw fault('case.unknown', 'no')
  return view.body as CaseView
}
