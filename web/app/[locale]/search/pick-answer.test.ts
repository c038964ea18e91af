import type { Hit } from '@wangge/core/scheme/search'
import { expect, test } from 'vitest'
import { pickAnswer } from './pick-answer.ts'

const hit = (code: string, name: string): Hit => ({
  cell: { code, name, level: 'village' },
  parents: [],
  post: null,
})
const victory = hit('11', '胜利社区')
const victoryRoad = hit('12', '胜利社区路')
const victoryElsewhere = hit('21', '胜利社区')

test('a single hit is the answer, however it was found', () => {
  expect(pickAnswer([victoryRoad], '胜利')).toEqual({ answer: victoryRoad, others: [] })
})

test('of several the only one of the very name is the answer, and the others stay in the list', () => {
  expect(pickAnswer([victory, victoryRoad], '胜利社区')).toEqual({ answer: victory, others: [victoryRoad] })
  expect(pickAnswer([victoryRoad, victory], ' 胜利 社区 ')).toMatchObject({ answer: victory })
  expect(pickAnswer([victory, victoryRoad], '１２')).toMatchObject({ answer: victoryRoad })
})

test('equal names are never decided between', () => {
  const hits = [victory, victoryElsewhere, victoryRoad]
  expect(pickAnswer(hits, '胜利社区')).toEqual({ answer: undefined, others: hits })
})

test('nothing found is no answer', () => {
  expect(pickAnswer([], '胜利')).toEqual({ answer: undefined, others: [] })
})
