import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Officer } from './officer.ts'
import { officerView } from './view.ts'

export const publishOfficer = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(officerView(state as Officer, seq))
