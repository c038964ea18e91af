import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** A program that runs beside us. `died` settles with the last line it wrote when it ends without being asked to. */
export type Running = { readonly died: Promise<string>; stop(): Promise<void> }

/**
 * The shell ends the program when the pipe on its descriptor 3 closes, which the kernel does however we end:
 * the program cannot outlive us. It has a second to itself first: DynamoDB Local answers a write before it has kept it.
 * Its own process group keeps a Ctrl-C from reaching it before we stop it.
 */
const guard = `"$@" 3<&- & program=$!
(cat <&3 >/dev/null; sleep 1; kill "$program") & watcher=$!
wait "$program"; status=$?
kill "$watcher" 2>/dev/null
exit "$status"`

const killAfter = 10_000

export function runGuarded(command: string, options: readonly string[], folder: string): Running {
  const shell = spawn('/bin/sh', ['-c', guard, 'sh', command, ...options], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const lastLine = collectLastLine(shell)
  const exited = once(shell, 'exit')
  const pipe = shell.stdio[3] as Writable
  const { promise: died, resolve } = Promise.withResolvers<string>()
  let stopping = false
  void exited.then(() => stopping || resolve(lastLine()))
  return {
    died,
    async stop() {
      stopping = true
      pipe.destroy()
      const late = setTimeout(() => shell.pid && process.kill(-shell.pid, 'SIGKILL'), killAfter)
      await exited
      clearTimeout(late)
    },
  }
}

function collectLastLine(child: ChildProcess): () => string {
  let end = ''
  const keep = (chunk: Buffer) => {
    end = (end + chunk).slice(-1000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => end.trim().split('\n').at(-1) ?? ''
}
