import * as z from 'zod/mini'
import { command } from '../command.ts'
import { parse } from '../fault.ts'
import { type Locale, locales } from '../locale.ts'
import { accountAppend, appendDeed, standing } from './change-account.ts'
import type { Administers } from './over-accounts.ts'
import { type Account, evolveAccount, languageOf, type StaffActor } from './staff.ts'

const languageSchema = z.enum(locales, 'staff.language_invalid')

const choosing = command<Account, { readonly language: Locale }, null>({
  by: ['staff'],
  from: ['active'],
  evolve: evolveAccount,
  decide: (account, { language }) =>
    account && languageOf(account) === language
      ? []
      : [{ type: 'staff.language_chosen', data: { language } }],
})

/**
 * In which language a person is written to from now on. The same again changes nothing.
 * @throws Fault `staff.language_invalid`, `staff.taken`
 */
export async function chooseLanguage(
  ctx: Pick<Administers, 'ledger' | 'now'>,
  actor: StaffActor,
  input: unknown,
): Promise<void> {
  const language = parse(languageSchema, input)
  const before = await standing(ctx, actor.id)
  const decided = choosing(actor, before.account, { language }, null)
  if (decided.events.length > 0) await appendDeed(ctx, actor, { streams: [accountAppend(before, decided)] })
}
