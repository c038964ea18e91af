import type { Head } from '@wangge/ledger'
import type { Context } from '../context.ts'
import type { Correction } from './correction.ts'
import { correctionView } from './view.ts'

export const publishCorrection = ({ views }: Pick<Context, 'views'>, { seq, state }: Head) =>
  views.put(correctionView(state as Correction, seq))
