import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Patrols } from './patrol.ts'
import { patrolView } from './view.ts'

export const publishPatrols = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(patrolView(state as Patrols, seq))
