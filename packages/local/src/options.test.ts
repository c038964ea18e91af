import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'

const folders = { root: '/repo', current: '/home/me' }
const parse = (...words: string[]) => parseOptions(words, folders)

test('without options the grid is gaochang, the port 3000 and the data in the repository', () => {
  expect(parse()).toEqual({ grid: 'gaochang', port: 3000, data: '/repo/.data', fresh: false, help: false })
})

test('schedules run by their own periods unless told how often', () => {
  expect(parse()).not.toHaveProperty('every')
  expect(parse('--every', '2').every).toBe(2)
})

test('a relative data folder is taken from where the command was typed', () => {
  expect(parse('--data', 'mine').data).toBe('/home/me/mine')
  expect(parse('--data=/else').data).toBe('/else')
})

test('an unknown option, a word too many and a value that does not fit are one clear line', () => {
  for (const words of [
    ['--gird'],
    ['more'],
    ['--grid', 'mars'],
    ['--port', '70000'],
    ['--port', '1.5'],
    ['--port', '65530'],
    ['--every', '0'],
    ['--every', 'often'],
    ['--data'],
  ]) {
    expect(() => parse(...words)).toThrow(expect.objectContaining({ code: 'option.unknown' }))
    expect(() => parse(...words)).toThrow(/^[^\n]+--help shows what there is\.$/)
  }
})
