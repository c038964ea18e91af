'use server'

import { acceptMany } from '@wangge/core/case/accept-many'
import type { FaultCode } from '@wangge/core/fault'
import { ctx } from '../../../server/context.ts'
import { demandActor } from '../../../server/session.ts'
import { type Wrong, wrongsOf } from '../../../server/wrong.ts'

export type Ticked = {
  readonly ticked: readonly string[]
  readonly accepted: readonly string[]
  readonly refused: readonly { readonly no: string; readonly code: FaultCode }[]
  readonly wrongs: readonly Wrong[]
}

/** Accepts every case that was ticked, as it stood when the list was shown; says of each what became of it. */
export async function acceptTicked(_: Ticked, form: FormData): Promise<Ticked> {
  const cases = form.getAll('case').map((value) => {
    const [no = '', seq = ''] = String(value).split(':')
    return { no, seq: Number.parseInt(seq, 10) }
  })
  const ticked = cases.map(({ no }) => no)
  try {
    const done = await acceptMany(ctx, await demandActor(), { cases })
    return {
      ticked: [],
      accepted: done.filter(({ refused }) => refused === null).map(({ no }) => no),
      refused: done.flatMap(({ no, refused }) => (refused ? [{ no, code: refused }] : [])),
      wrongs: [],
    }
  } catch (error) {
    return { ticked, accepted: [], refused: [], wrongs: wrongsOf(error) }
  }
}
