import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'

/** A folder in which the demo data of gaochang was loaded. */
function usedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'data-'))
  const data = openDataFolder(folder, 'gaochang', false)
  expect(data.isNew).toBe(true)
  data.markLoaded()
  data.release()
  writeFileSync(join(folder, 'checkpoints.json'), '{}')
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  return folder
}

test('a second start keeps the data', () => {
  const folder = usedFolder()
  expect(openDataFolder(folder, 'gaochang', false).isNew).toBe(false)
  expect(existsSync(join(folder, 'checkpoints.json'))).toBe(true)
})

test('another grid on the same data is refused, and the refusal leaves the folder free', () => {
  const folder = usedFolder()
  for (const _ of [1, 2])
    expect(() => openDataFolder(folder, 'yanbian', false)).toThrow(
      expect.objectContaining({ code: 'data.grid-differs', message: expect.stringContaining('--fresh') }),
    )
})

test('data of an earlier version are refused, and go with a fresh start', () => {
  const folder = usedFolder()
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ grid: 'gaochang', loaded: true }))
  expect(() => openDataFolder(folder, 'gaochang', false)).toThrow(
    expect.objectContaining({ code: 'data.outdated', message: expect.stringContaining('--fresh') }),
  )
  expect(openDataFolder(folder, 'gaochang', true).isNew).toBe(true)
})

test('a fresh start deletes what was kept and nothing of anyone else', () => {
  const folder = usedFolder()
  expect(openDataFolder(folder, 'yanbian', true).isNew).toBe(true)
  expect(existsSync(join(folder, 'checkpoints.json'))).toBe(false)
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine')
})

test('a start that was cut off while loading the demo data begins anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'))
  openDataFolder(folder, 'gaochang', false).release()
  writeFileSync(join(folder, 'checkpoints.json'), '{}')
  expect(openDataFolder(folder, 'gaochang', false).isNew).toBe(true)
  expect(existsSync(join(folder, 'checkpoints.json'))).toBe(false)
})

test('a folder in use is refused, also to --fresh, and a lock of a dead process does not count', () => {
  const folder = usedFolder()
  const data = openDataFolder(folder, 'gaochang', false)
  expect(() => openDataFolder(folder, 'gaochang', true)).toThrow(
    expect.objectContaining({ code: 'data.in-use' }),
  )
  expect(existsSync(join(folder, 'checkpoints.json'))).toBe(true)
  data.release()
  writeFileSync(join(folder, 'lock'), String(spawnSync('true').pid))
  expect(openDataFolder(folder, 'gaochang', false).isNew).toBe(false)
})
