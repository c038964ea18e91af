import { expect, test } from 'vitest'
import { shareFormat } from './share-format.ts'

const say = (share: number) => new Intl.NumberFormat('zh-CN', shareFormat).format(share)

test('a share that is not whole never reads as whole', () => {
  expect(say(0.9999999)).toBe('99.99%')
  expect(say(1)).toBe('100%')
})

test('a share is told to the hundredth of a per cent', () => {
  expect(say(0.995789)).toBe('99.57%')
  expect(say(0)).toBe('0%')
})
