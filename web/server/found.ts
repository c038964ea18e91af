import { Fault } from '@wangge/core/fault'

/** For pages: an address that names nothing (no such case, cell, status, cursor) is undefined and shows `<Missing />`. */
export async function found<T>(query: Promise<T>): Promise<T | undefined> {
  try {
    return await query
  } catch (error) {
    if (error instanceof Fault && error.issues[0].code !== 'scheme.none') return undefined
    throw error
  }
}
