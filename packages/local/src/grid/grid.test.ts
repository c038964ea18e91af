import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runIn, townFolder } from './town-folder.fixture.ts'

const folder = townFolder()
afterAll(() => rmSync(folder, { recursive: true }))
const run = (words: readonly string[], isTTY = false) => runIn(folder, words, isTTY)
const checked = (...words: string[]) => ['check', '--scheme', 'scheme.json', '--datum', 'wgs84', ...words]

describe('npm run grid -- check', () => {
  it('says that a sound grid can be imported, and ends with 0', async () => {
    const { code, out, err } = await run(checked('sound.geojson'))
    expect(out).toBe(
      [
        '警告 · 没有人员表，方案中没有任何责任人。',
        '网格 3 个，岗位 0 个，在岗 0 人；错误 0 条，警告 1 条，提示 0 条。',
        '没有错误，可以导入。\n',
      ].join('\n'),
    )
    expect(err.split('\n')).toEqual([
      '读取文件 0/1',
      '读取文件 1/1',
      '读取网格 0/3',
      '读取网格 3/3',
      '检查空隙与重叠 0/1',
      '检查空隙与重叠 1/1',
      '',
    ])
    expect(code).toBe(0)
  })

  it('lists the worst first, each where it is, writes the whole report, and ends with 1', async () => {
    const words = checked('gap.geojson', 'personal.csv', '--locale', 'en', '--report', 'report.json')
    const { code, out } = await run(words)
    const lines = out.trim().split('\n')
    expect(lines[0]).toMatch(/^error · personal\.csv · row 3 · “办公电话” holds a mobile number\. /)
    expect(lines[1]).toMatch(
      /^error · gap\.geojson · feature 2 · cell 11 · Blind spot: 1,060 km² belong to no cell below/,
    )
    expect(lines.at(-1)).toBe('Errors stand; nothing was stored.')
    expect(out).not.toMatch(/王明|赵一|1234567|139123/)
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
    expect(report).toMatchObject({ drafted: false, counts: { cells: 3 }, severities: { error: 2 } })
    expect(report.defects).toContainEqual(
      expect.objectContaining({ code: 'survey.gap', severity: 'error', cell: '11', file: 'gap.geojson' }),
    )
    expect(code).toBe(1)
  })

  it('refuses a datum nobody declared', async () => {
    const { code, out } = await run(['check', '--scheme', 'scheme.json', '--locale', 'en', 'sound.geojson'])
    expect(out).toMatch(/^error · No datum is declared\./)
    expect(code).toBe(1)
  })

  it.each([
    [['check'], 'check takes at least one file'],
    [['check', '--scheme', 'none.json', 'sound.geojson'], 'none.json: cannot be read'],
    [['check', '--scheme', 'posts.csv', 'sound.geojson'], 'posts.csv: no valid JSON'],
    [['check', '--scheme', 'scheme.json', 'none.geojson'], 'cannot read none.geojson'],
  ])('%j is not understood: it says why and how, and ends with 2', async (words, why) => {
    const { code, err } = await run(words)
    expect(err.split('\n')[0]).toContain(why)
    expect(err).toContain('npm run grid -- <what> …')
    expect(code).toBe(2)
  })

  it('says so when there is no machine to import into', async () => {
    vi.stubEnv('LEDGER_TABLE', '')
    const { code, err } = await run(['list'])
    expect(err).toBe(`${join(folder, '.data')} holds no data: start the machine first with npm start.\n`)
    expect(code).toBe(1)
  })

  it('writes progress over one line on a terminal, and ends it', async () => {
    const { err } = await run(checked('sound.geojson'), true)
    const lines = err.split('\n')
    expect(lines.map((line) => line.split('\r').at(-1))).toEqual([
      expect.stringMatching(/█{24} 读取文件 1\/1$/),
      expect.stringMatching(/█{24} 读取网格 3\/3$/),
      expect.stringMatching(/█{24} 检查空隙与重叠 1\/1$/),
      '',
    ])
  })

  it('is a command whose exit code a script can read', () => {
    const program = join(import.meta.dirname, 'grid.ts')
    const { status, stderr } = spawnSync(process.execPath, [program, 'delete'], { encoding: 'utf8' })
    expect(stderr).toMatch(/^no such verb: delete\n/)
    expect(status).toBe(2)
  }, 60_000)
})

it('npm run grid -- columns lists every heading and value that an import understands', async () => {
  const { code, out } = await run(['columns'])
  expect(out).toMatch(/^cells\n {2}code, 编码, 网格编码/)
  expect(out).toContain('sites\n  cell, 编码')
  expect(out).toContain('    = enterprise, 企业')
  expect(code).toBe(0)
})
