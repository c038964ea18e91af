import { beforeEach, describe, expect, it } from 'vitest'
import { issuesOf } from '../testing/issues.ts'
import { citizen, type MemoryContext, memoryContext, operator } from '../testing/town.ts'
import { nameClient } from './name-client.ts'
import { readClient, requireMay } from './read-client.ts'
import { revokeClient } from './revoke-client.ts'

describe('a client of the API', () => {
  let ctx: MemoryContext
  beforeEach(() => {
    ctx = memoryContext()
  })
  const named = (name = 'hotline-12345', may: string[] = ['intake']) =>
    nameClient(ctx, operator, { name, may })
  const unknown = [{ code: 'client.unknown', field: 'Authorization' }]

  it('is known by its key, and may what it was named for', async () => {
    const { key } = await named()
    expect(key).toMatch(/^wg_[\w-]{43}$/)
    const client = await readClient(ctx, `Bearer ${key}`)
    expect(client).toEqual({ name: 'hotline-12345', may: ['intake'], status: 'named' })
    if (!client) throw new Error('no client')
    expect(await issuesOf(() => requireMay(client, 'intake'))).toEqual([])
    expect(await issuesOf(() => requireMay(client, 'report'))).toEqual([
      { code: 'client.not_allowed', field: 'Authorization' },
    ])
  })

  it('is nobody without a header, and refused with a wrong one', async () => {
    const { key } = await named()
    expect(await readClient(ctx, null)).toBeUndefined()
    for (const header of [
      '',
      key,
      `Basic ${key}`,
      `Bearer ${key}x`,
      `Bearer wg_${'a'.repeat(43)}`,
      'Bearer ',
    ])
      expect(await issuesOf(() => readClient(ctx, header)), header).toEqual(unknown)
  })

  it('loses its key with the next call once it is revoked, and its name for ever', async () => {
    const { key } = await named()
    await revokeClient(ctx, operator, 'hotline-12345')
    expect(await issuesOf(() => readClient(ctx, `Bearer ${key}`))).toEqual(unknown)
    expect(await issuesOf(() => revokeClient(ctx, operator, 'hotline-12345'))).toEqual([
      { code: 'command.wrong_state' },
    ])
    expect(await issuesOf(() => named())).toEqual([{ code: 'client.name_taken', field: 'name' }])
  })

  it('has its name alone, also when two ask for it at once', async () => {
    const both = await Promise.all([issuesOf(() => named()), issuesOf(() => named())])
    expect(both.flat()).toEqual([{ code: 'client.name_taken', field: 'name' }])
  })

  it('is named and revoked by operators alone', async () => {
    const refused = [{ code: 'command.not_allowed' }]
    const input = { name: 'mine', may: ['intake'] }
    expect(await issuesOf(() => nameClient(ctx, citizen, input))).toEqual(refused)
    await named()
    expect(await issuesOf(() => revokeClient(ctx, citizen, 'hotline-12345'))).toEqual(refused)
    expect(await issuesOf(() => revokeClient(ctx, operator, 'nobody'))).toEqual([
      { code: 'client.unknown', field: 'name' },
    ])
  })

  it.each([
    ['A', ['intake'], 'name'],
    ['with space', ['intake'], 'name'],
    ['a'.repeat(41), ['intake'], 'name'],
    ['hotline', [], 'may'],
    ['hotline', ['everything'], 'may.0'],
  ])('is not named %j to %j', async (name, may, field) => {
    expect(await issuesOf(() => named(name, may))).toEqual([{ code: 'client.invalid', field }])
  })

  it('leaves its key nowhere in the ledger', async () => {
    const { key } = await named()
    const kept = await Promise.all(ctx.ledger.streams().map(({ stream }) => ctx.ledger.events(stream)))
    expect(JSON.stringify([ctx.ledger.streams(), kept])).not.toContain(key)
    expect(kept.flat()).toMatchObject([{ type: 'client.named', by: 'operator' }])
  })
})
