'use server'

import { reportCorrection } from '@wangge/core/correction/report'
import { ctx } from '../../../../../server/context.ts'
import { reporter } from '../../../../../server/reporter.ts'
import { type Wrong, wrongsOf } from '../../../../../server/wrong.ts'

type Typed = {
  readonly key: string
  readonly cell: string
  readonly about: string
  readonly note: string
}

/** `no` is the number of what was taken. */
export type WrongState = {
  readonly typed: Typed
  readonly wrongs: readonly Wrong[]
  readonly no: string | null
}

/** Takes a report that something published of a cell is wrong. Whatever goes wrong, what was typed comes back. */
export async function send(_: WrongState, form: FormData): Promise<WrongState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = { key: text('key'), cell: text('cell'), about: text('about'), note: text('note') }
  const { key, ...input } = typed
  try {
    return { typed, wrongs: [], no: (await reportCorrection(ctx, reporter, { key, input })).no }
  } catch (error) {
    return { typed, wrongs: wrongsOf(error), no: null }
  }
}
