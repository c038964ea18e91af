import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Per reader of a shard the last sequence number done, or `end` for a shard that is read to its end. */
export type Checkpoints = {
  get(reader: string): string | undefined
  /** Written before it returns. After a crash the file is the old or the new one: records come again, none is left out. */
  set(reader: string, sequenceNumber: string): void
  /** Forgets readers that the test is true for. */
  forget(test: (reader: string) => boolean): void
}

export const shardEnd = 'end'

export function openCheckpoints(file: string): Checkpoints {
  const done = new Map<string, string>(
    existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : [],
  )
  const write = () => {
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(done), null, 2))
    renameSync(`${file}.new`, file)
  }
  return {
    get: (reader) => done.get(reader),
    set(reader, sequenceNumber) {
      done.set(reader, sequenceNumber)
      write()
    },
    forget(test) {
      const forgotten = [...done.keys()].filter(test)
      for (const reader of forgotten) done.delete(reader)
      if (forgotten.length > 0) write()
    },
  }
}
