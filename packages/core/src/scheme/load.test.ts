import { expect, it } from 'vitest'
import { memoryContext, settle, square, townWith } from '../testing/town.ts'
import { loadScheme } from './load.ts'

/** A county of its own for each test, so that nothing of it was loaded before. */
const countyNamed = (name: string) =>
  townWith([{ code: '1', name, level: 'county', parent: null, polygons: [square(100, 30, 2)] }])

it('the bulk is fetched once a process, and again after a fetch that failed', async () => {
  const ctx = memoryContext()
  await settle(ctx, countyNamed('只取一次'))
  const fetched: string[] = []
  const read = async (name: string) => {
    const again = fetched.includes(name)
    fetched.push(name)
    if (name.startsWith('grid/') && !again) throw new Error('no answer')
    return ctx.files.read(name)
  }
  const watched = { ...ctx, files: { ...ctx.files, read } }
  await expect(loadScheme(watched)).rejects.toThrow('no answer')
  const [first, second] = await Promise.all([loadScheme(watched), loadScheme(watched)])
  expect(await loadScheme(watched)).toMatchObject({ index: first.index })
  expect(second.index).toBe(first.index)
  expect(fetched.map((name) => name.split('/')[0]).toSorted()).toEqual(['facts', 'grid', 'grid'])
})

it('a file that is not what the ledger names is refused', async () => {
  const ctx = memoryContext()
  await settle(ctx, countyNamed('被改动'))
  const read = async (name: string) => {
    const bytes = await ctx.files.read(name)
    return name.startsWith('grid/') ? bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1) : bytes
  }
  await expect(loadScheme({ ...ctx, files: { ...ctx.files, read } })).rejects.toThrow('changed')
  expect((await loadScheme(ctx)).root.name).toBe('被改动')
})
