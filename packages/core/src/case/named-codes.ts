import type { Names } from '../locale.ts'
import doorList from './doors.json' with { type: 'json' }
import measureList from './measures.json' with { type: 'json' }

type Named = readonly { readonly code: string; readonly name: Names }[]

/** Where a reporter is sent with what is not ours. */
export const doors: Named = doorList

/** What was done about it. */
export const measures: Named = measureList
