import { expect, it } from 'vitest'
import { isUscc } from './uscc.ts'

const real = ['91130200699229617X', '911302307808371268', '91350100M000100Y43']

it.each(real)('%s is a code', (code) => expect(isUscc(code)).toBe(true))

it.each(real)('%s with one character changed, or two neighbours exchanged, is none', (code) => {
  for (let i = 0; i < code.length; i++) {
    const other = code[i] === '1' ? '2' : '1'
    expect(isUscc(code.slice(0, i) + other + code.slice(i + 1))).toBe(false)
    const [a, b] = [code[i], code[i + 1] ?? '']
    if (b !== '' && a !== b) expect(isUscc(code.slice(0, i) + b + a + code.slice(i + 2))).toBe(false)
  }
})

it.each(['91350100M000100Y4Z', '', '91130200699229617', '91130200699229617x'])('%s is none', (code) =>
  expect(isUscc(code)).toBe(false),
)
