import { describe, expect, it } from 'vitest'
import { boxesIn, photosIn } from './publish-form.ts'

const formOf = (entries: readonly (readonly [string, string])[]) => {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}
const row = (x: string, y: string, width: string, height: string) =>
  [
    ['x', x],
    ['y', y],
    ['width', width],
    ['height', height],
  ] as const

describe('the boxes of a form', () => {
  it('are its rows, empty ones left out, digits in any width', () => {
    const form = formOf([
      ...row('10', '20.5', '30%', '40'),
      ...row('', ' ', '', ''),
      ...row('５', '6', '7', '8'),
    ])
    expect(boxesIn(form)).toEqual([
      { x: 10, y: 20.5, width: 30, height: 40 },
      { x: 5, y: 6, width: 7, height: 8 },
    ])
  })

  it('are not guessed where a number is missing or none', () => {
    expect(boxesIn(formOf(row('10', '', '30', 'a lot')))).toEqual([
      { x: 10, y: Number.NaN, width: 30, height: Number.NaN },
    ])
  })

  it('are none in a form without any', () => {
    expect(boxesIn(new FormData())).toEqual([])
  })
})

it('photos are taken with the very copy that was looked at, on the side they are used', () => {
  const form = formOf([
    ['use-a', 'before'],
    ['copy-a', 'aa'],
    ['use-b', ''],
    ['copy-b', 'bb'],
    ['use-c', 'after'],
    ['copy-c', 'cc'],
  ])
  expect(photosIn(form)).toEqual({ before: ['a/aa'], after: ['c/cc'] })
})
