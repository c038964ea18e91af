import type { Context } from '../context.ts'
import { type OpeningsView, openingsKey } from './view.ts'

/** How often an identity was opened in a year, as everyone may know; undefined where none was. */
export async function readOpenings(
  { views }: Pick<Context, 'views'>,
  year: string,
): Promise<OpeningsView | undefined> {
  const [view] = await views.get([openingsKey(year)])
  return view?.body as OpeningsView | undefined
}
