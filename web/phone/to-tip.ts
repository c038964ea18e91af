import { toTip } from '../app/[locale]/report/report-state.ts'
import type { Draft } from './draft.ts'

/**
 * The body of a tip: what was typed, and the photos that are over there. The same draft gives the same body, or a repeat
 * under its key would be refused as something else.
 */
export const tipOf = ({ typed, photos }: Pick<Draft, 'typed' | 'photos'>) =>
  toTip(
    typed,
    photos.flatMap(({ upload, point, takenAt }) =>
      upload?.state === 'done'
        ? [{ id: upload.id, ...(point && { point }), ...(takenAt && { takenAt }) }]
        : [],
    ),
  )
