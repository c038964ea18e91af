import { expect, it } from 'vitest'
import { fenOf, saidOf } from './said-of-reward.ts'

it.each([
  ['', null],
  ['1000', 100_000],
  ['1,000.5', 100_050],
  ['１２３．４５ 元', 12_345],
  ['0.29', 29],
  ['-1', Number.NaN],
  ['1e9', Number.NaN],
  ['1.234', Number.NaN],
  ['many', Number.NaN],
])('%j yuan are %s fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})

it('a form says what was ticked and nothing of a verdict', () => {
  const form = new FormData()
  for (const [name, value] of [
    ['inRemit', 'yes'],
    ['verdict', 'true'],
    ['items', '2'],
    ['items', '3'],
    ['register', 'media'],
    ['knownAt', '2026-11-01T08:30'],
    ['record', 'https://news.example/1'],
    ['tip', 'T1'],
    ['insider-T1', 'yes'],
  ] as const)
    form.append(name, value)
  expect(saidOf(form)).toEqual({
    finding: {
      inRemit: true,
      penaltyServedOn: null,
      items: ['2', '3'],
      fine: null,
      paidElsewhere: false,
      knownCases: [],
      known: [{ register: 'media', at: '2026-11-01T08:30:00+08:00', record: 'https://news.example/1' }],
    },
    remarks: [
      {
        tip: 'T1',
        excluded: null,
        insider: true,
        moreThanKnown: false,
        contained: false,
        contribution: null,
      },
    ],
  })
})
