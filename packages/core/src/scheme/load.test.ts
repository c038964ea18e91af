import { expect, it } from 'vitest'
import { memoryContext, operator, townScheme } from '../testing/town.ts'
import { activateScheme } from './activate.ts'
import { loadScheme } from './load.ts'

it('a grid is fetched once a process, and again after a fetch that failed', async () => {
  const ctx = memoryContext()
  await activateScheme(ctx, operator, townScheme)
  let fetches = 0
  const read = async (name: string) => {
    if (++fetches === 1) throw new Error('no answer')
    return ctx.files.read(name)
  }
  const watched = { ...ctx, files: { ...ctx.files, read } }
  await expect(loadScheme(watched)).rejects.toThrow('no answer')
  const [first, second] = await Promise.all([loadScheme(watched), loadScheme(watched)])
  expect(await loadScheme(watched)).toMatchObject({ index: first.index })
  expect(second.index).toBe(first.index)
  expect(fetches).toBe(2)
})
