import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runGuarded } from './guarded-child.ts'

test('a program that ends on its own is told with the last line it wrote', async () => {
  const running = runGuarded('sh', ['-c', 'echo going; echo gone; exit 3'], '/')
  expect(await running.died).toBe('gone')
  await running.stop()
})

test('a program that is stopped is not told as dead', async () => {
  const running = runGuarded('sleep', ['60'], '/')
  let died = false
  void running.died.then(() => {
    died = true
  })
  const start = Date.now()
  await running.stop()
  expect(Date.now() - start).toBeLessThan(2_000)
  expect(died).toBe(false)
})

test('a program ends with us even when we are killed', async () => {
  const url = new URL('./guarded-child.ts', import.meta.url).href
  const code = `import { runGuarded } from '${url}'
    runGuarded('sh', ['-c', 'echo $$ > /dev/stderr; exec sleep 60'], '/')
    process.stdout.write('up')
    setInterval(() => {}, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(parent.stdout, 'data')
  const before = await sleepers(parent.pid)
  expect(before).toHaveLength(1)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  await expect.poll(() => before.filter(isAlive), { timeout: 3_000 }).toEqual([])
})

/** The processes `sleep` that descend from a process. */
async function sleepers(ancestor: number | undefined): Promise<number[]> {
  await setTimeout(200)
  const list = spawn('ps', ['-eo', 'pid=,ppid=,comm='], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const chunk of list.stdout) text += chunk
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/))
  const below = (pid: number): number[] =>
    rows.filter(([, parent]) => Number(parent) === pid).flatMap(([id]) => [Number(id), ...below(Number(id))])
  const descendants = new Set(ancestor ? below(ancestor) : [])
  return rows
    .filter(([id, , name]) => name === 'sleep' && descendants.has(Number(id)))
    .map(([id]) => Number(id))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
