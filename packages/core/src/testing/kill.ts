import type { Context } from '../context.ts'

/** The process ends here: nothing after this line of the killed deed happens. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

type Store =
  | 'ledger'
  | 'views'
  | 'files'
  | 'passing'
  | 'board'
  | 'incoming'
  | 'evidence'
  | 'vault'
  | 'openings'
  | 'notices'

/** A context whose nth call of one of `stores` kills the caller, `before` the store has done its work or `after`. */
export function killingContext(
  ctx: Context,
  nth: number,
  moment: 'before' | 'after',
  stores: readonly Store[] = ['ledger', 'views', 'files'],
): Context {
  let calls = 0
  const killing = <T extends Context[Store]>(store: T): T =>
    new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return async (...args: readonly unknown[]) => {
          const call = ++calls
          if (call === nth && moment === 'before') throw new Killed()
          const result: unknown = await method.apply(target, args)
          if (call === nth) throw new Killed()
          return result
        }
      },
    })
  return { ...ctx, ...Object.fromEntries(stores.map((store) => [store, killing(ctx[store])])) }
}

/** Runs `trial` with n = 1, 2, 3 … until a run is not killed any more; returns how many were. */
export async function killAtEachCall(trial: (n: number) => Promise<'killed' | 'done'>): Promise<number> {
  let n = 1
  while ((await trial(n)) === 'killed') n++
  return n - 1
}

/** Whether the deed was killed; what else it throws goes on. */
export async function survives(deed: () => Promise<unknown>): Promise<'killed' | 'done'> {
  try {
    await deed()
    return 'done'
  } catch (error) {
    if (error instanceof Killed) return 'killed'
    throw error
  }
}
