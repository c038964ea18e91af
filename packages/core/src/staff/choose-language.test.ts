import { expect, it } from 'vitest'
import { memoryContext } from '../testing/town.ts'
import { changeAccount } from './account.fixture.ts'
import { chooseLanguage } from './choose-language.ts'
import { readAccount } from './read-account.ts'
import { type Account, actorOf, evolveAccount, languageOf } from './staff.ts'

async function somebody() {
  const ctx = memoryContext()
  await changeAccount(ctx, 'a', {})
  const account = async () => (await readAccount(ctx, 'a')) as Account
  const actor = actorOf(await account(), '2026-11-20', null)
  return { ctx, actor, account, choose: (language: unknown) => chooseLanguage(ctx, actor, language) }
}

it('whoever chose no language is written to in Chinese', async () => {
  const { account } = await somebody()
  expect(languageOf(await account())).toBe('zh-CN')
})

it('a language that was chosen holds, and another may be chosen', async () => {
  const { account, choose } = await somebody()
  await choose('en')
  expect(languageOf(await account())).toBe('en')
  await choose('zh-CN')
  expect(languageOf(await account())).toBe('zh-CN')
})

it('the same language again writes nothing', async () => {
  const { ctx, choose } = await somebody()
  await choose('zh-CN')
  expect(await ctx.ledger.events('staff#a')).toHaveLength(1)
  await choose('en')
  await choose('en')
  expect(await ctx.ledger.events('staff#a')).toHaveLength(2)
})

it.each(['fr', '', null, ['en'], 'en<script>'])('%j is no language here', async (language) => {
  const { choose, account } = await somebody()
  await expect(choose(language)).rejects.toThrow('staff.language_invalid')
  expect((await account()).language).toBeUndefined()
})

it('all else of the account stays as it was', () => {
  const account = { id: 'a', sessionsFrom: null, name: '示例' } as Account
  expect(evolveAccount(account, { type: 'staff.language_chosen', data: { language: 'en' } })).toEqual({
    ...account,
    language: 'en',
  })
})
