import { loadScheme } from '@wangge/core/scheme/load'
import { ctx } from './context.ts'

/** Whether the grid in force is a demonstration. A page that cannot reach the store shows no data to mark. */
export const showsDemoData = (): Promise<boolean> =>
  loadScheme(ctx).then(
    ({ scheme }) => scheme.demo,
    () => false,
  )
