import { expect, it } from 'vitest'
import { visitOfAddress, visitPage } from './visit-address.ts'

it('a page of a visit names its cell, its month and its number', () => {
  const visit = { cell: '650402-1', month: '2026-11', no: 'P26-K7Q3A-9FXRB' }
  expect(visitOfAddress(visitPage(visit).split('/').at(-1) ?? '')).toEqual(visit)
})

it.each(['P26-K7Q3A-9FXRB', '65.2026-11', '65.26-11.P26-A', '../a.2026-11.P26-A', '65.2026-11.C26-A', ''])(
  '%j names no visit',
  (address) => {
    expect(visitOfAddress(address)).toBeUndefined()
  },
)
