import { agreementSchema } from '@wangge/core/agreement'
import { expect, test } from 'vitest'
import { agreementOf, asAsked } from './agreement-of.ts'

const typed = (said: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(said)) form.set(name, value)
  return agreementOf(form)
}

const whole = {
  id: 'n-1',
  counterpart: '邻县',
  scope: '界河上下游',
  office: '邻县环委办',
  phone: '0995-0000001',
  validFrom: '2026-01-01',
}

test('what was typed in Chinese alone stands for both languages, and without a last day it goes on', () => {
  expect(agreementSchema.parse(typed(whole))).toMatchObject({
    counterpart: { 'zh-CN': '邻县', en: '邻县' },
    contact: { office: { 'zh-CN': '邻县环委办', en: '邻县环委办' } },
    validTo: null,
  })
})

test('English names and a last day are taken where they are given', () => {
  const given = typed({ ...whole, counterpartEn: ' Next county ', validTo: '2026-12-31' })
  expect(given).toMatchObject({ counterpart: { en: 'Next county' }, validTo: '2026-12-31' })
})

test('what is wrong with the contact is told at the very field', () => {
  const told = (field: string) => asAsked({ code: 'agreement.invalid', field }).field
  expect(told('contact.phone')).toBe('phone')
  expect(told('scope.zh-CN')).toBe('scope.zh-CN')
})
