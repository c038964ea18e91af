import { expect, it } from 'vitest'
import { memoryContext } from '../testing/town.ts'
import { changeAccount } from './account.fixture.ts'
import { readAccount } from './read-account.ts'
import { readOwnAccount } from './read-own-account.ts'
import { type Account, actorOf, type Grant } from './staff.ts'

const grant = (id: string, by: string, from = '2026-01-01', until: string | null = null): Grant => ({
  id,
  role: 'head',
  cell: '111',
  kinds: [],
  from,
  until,
  by,
})

it('a person is told every right, who gave it by name, and also those that begin later or are over', async () => {
  const ctx = memoryContext()
  await changeAccount(ctx, 'admin', { name: '高某' })
  const grants = [
    grant('g1', 'operator'),
    grant('g2', 'staff:admin', '2027-01-01'),
    grant('g3', 'staff:gone', '2025-01-01', '2025-12-31'),
  ]
  await changeAccount(ctx, 'a', { grants, mail: 'a@mail.example', language: 'en' })
  const actor = actorOf((await readAccount(ctx, 'a')) as Account, '2026-11-20', null)
  expect(actor.grants.map(({ id }) => id)).toEqual(['g1'])
  expect(await readOwnAccount(ctx, actor)).toEqual({
    id: 'a',
    name: '示例',
    mail: 'a@mail.example',
    interests: [],
    language: 'en',
    grants: [
      { ...grants[0], giver: null },
      { ...grants[1], giver: '高某' },
      { ...grants[2], giver: null },
    ],
  })
})

it('of who gave a right nothing but the name is told', async () => {
  const ctx = memoryContext()
  await changeAccount(ctx, 'admin', { name: '高某', mail: 'gao@mail.example' })
  await changeAccount(ctx, 'a', { grants: [grant('g1', 'staff:admin')], mail: null })
  const actor = actorOf((await readAccount(ctx, 'a')) as Account, '2026-11-20', null)
  expect(JSON.stringify(await readOwnAccount(ctx, actor))).not.toContain('gao@mail.example')
})
