import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
/** How long the parts of a killed product may live on, in milliseconds. */
const patience = 20_000

/** A part of the product that runs as a process of its own. */
export type Part = 'DynamoDBLocal.jar' | 'gateway/process.ts'

/** A product that belongs to one test, with data of its own, to be broken as the test likes. Linux and macOS only. */
export class OwnProduct {
  readonly port: number
  readonly address: string
  /** The folder of its data. */
  readonly data: string
  /** Every line it has said so far. */
  readonly said: string[] = []
  private process: ChildProcess | undefined

  private constructor(port: number, data: string) {
    this.port = port
    this.address = `http://127.0.0.1:${port}`
    this.data = data
  }

  /** On `port` and the six above it. */
  static async on(port: number): Promise<OwnProduct> {
    return new OwnProduct(port, await mkdtemp(join(tmpdir(), 'wangge-e2e-')))
  }

  /** Returns when it is ready. Throws with what it said when it ends before that. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['packages/local/start.js', '--port', String(this.port), '--data', this.data, '--every', '2'],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    this.process = child
    const ready = Promise.withResolvers<void>()
    for (const output of [child.stdout, child.stderr])
      createInterface(output).on('line', (line) => {
        this.said.push(line)
        if (line.startsWith('ready')) ready.resolve()
      })
    child.once('exit', () => ready.reject(new Error(`the product ended:\n${this.said.join('\n')}`)))
    await ready.promise
  }

  /** Sends a signal to one of its parts. */
  signal(part: Part, signal: NodeJS.Signals): void {
    for (const { pid } of this.running(part)) process.kill(pid, signal)
  }

  /** Kills the main process, which cannot say goodbye to anyone, and waits until its parts have followed it. */
  async kill(): Promise<void> {
    const parts = [...this.running('gateway/process.ts'), ...this.running('DynamoDBLocal.jar')]
    await this.end('SIGKILL')
    const deadline = Date.now() + patience
    while (parts.some(({ pid }) => isAlive(pid))) {
      if (Date.now() > deadline) throw new Error('parts of a killed product live on')
      await setTimeout(50)
    }
  }

  /** Stops it; its data stays. */
  async stop(): Promise<void> {
    if (this.process && isAlive(this.process.pid ?? 0)) await this.end('SIGINT')
  }

  /** Stops it and deletes its data. */
  async dispose(): Promise<void> {
    await this.stop()
    await rm(this.data, { recursive: true, force: true })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.process) return
    const ended = once(this.process, 'exit')
    this.process.kill(signal)
    await ended
  }

  /** Its own processes only: those that descend from the one started here. */
  private running(part: Part): { pid: number }[] {
    const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
      .split('\n')
      .flatMap((line) => {
        const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
        return command ? [{ pid: Number(pid), parent: Number(parent), command }] : []
      })
    const ours = new Set([this.process?.pid])
    for (let size = 0; size < ours.size; ) {
      size = ours.size
      for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid)
    }
    return all.filter(
      ({ pid, command }) => ours.has(pid) && !/^\S*sh /.test(command) && command.includes(part),
    )
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
