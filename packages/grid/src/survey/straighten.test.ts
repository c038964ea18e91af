import type { Path64 } from 'clipper2-ts'
import { expect, test } from 'vitest'
import { straighten } from './straighten.ts'

const path = (...corners: [number, number][]): Path64 => corners.map(([x, y]) => ({ x, y }))

test('corners on the line of their neighbours go', () => {
  const square = path([0, 0], [5, 0], [9, 0], [9, 9], [0, 9], [0, 4])
  expect(straighten(square)).toEqual(path([0, 0], [9, 0], [9, 9], [0, 9]))
})

test('spikes that go back on themselves go, wherever the path begins', () => {
  const spiked = path([0, 0], [20, 0], [10, 0], [10, 10], [20, 10], [0, 10], [7, 10], [7, 0])
  const corners = path([7, 0], [7, 10], [10, 0], [10, 10]).map((corner) => JSON.stringify(corner))
  for (let start = 0; start < spiked.length; start++) {
    const straight = straighten([...spiked.slice(start), ...spiked.slice(0, start)])
    expect(straight).toHaveLength(4)
    expect(straight.map((corner) => JSON.stringify(corner)).sort()).toEqual(corners.sort())
  }
})

test('nothing is left of a path that only goes there and back', () => {
  expect(straighten(path([0, 0], [5, 5], [10, 10], [5, 5]))).toEqual([])
  expect(straighten(path([0, 0], [5, 5]))).toEqual([])
})
