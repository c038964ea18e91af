import type { LambdaRecord } from './lambda-record.ts'

export type Delivery = {
  /** The handler's answer to one batch; an error fails the whole batch. */
  readonly call: (batch: readonly LambdaRecord[]) => Promise<unknown>
  /** How often a record that fails alone is tried again. */
  readonly retries: number
  /** Ends before the next try; an error ends the delivery, with the batch not done. */
  readonly pause: (failures: number) => Promise<void>
  /** Takes the record that is given up; only when it has ended does the delivery go on. */
  readonly giveUp: (record: LambdaRecord, error: Error, attempts: number) => Promise<void>
}

/**
 * Delivers one batch in order by Lambda's rules for streams with partial-failure reports and bisecting:
 * what lies before the lowest failed record is done, the rest is tried again; a batch that fails as a whole
 * is halved, which counts as no retry; a record that fails alone after its retries is given up.
 */
export async function deliver(batch: readonly LambdaRecord[], to: Delivery): Promise<void> {
  let rest = batch
  let failures = 0
  for (let [first] = rest; first; [first] = rest) {
    const failed = await attempt(rest, to)
    if (!failed) return
    if (failed.index > 0) {
      rest = rest.slice(failed.index)
    } else if (rest.length > 1) {
      const middle = Math.ceil(rest.length / 2)
      await deliver(rest.slice(0, middle), to)
      rest = rest.slice(middle)
    } else {
      failures += 1
      if (failures > to.retries) return to.giveUp(first, failed.error, failures)
      await to.pause(failures)
    }
  }
}

type Failure = { readonly index: number; readonly error: Error }

async function attempt(batch: readonly LambdaRecord[], to: Delivery): Promise<Failure | undefined> {
  try {
    return reportedFailure(await to.call(batch), batch)
  } catch (error) {
    return { index: 0, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

/** No report or an empty one is success; an identifier that is not in the batch fails all of it. */
function reportedFailure(answer: unknown, batch: readonly LambdaRecord[]): Failure | undefined {
  const { batchItemFailures } = (answer ?? {}) as {
    batchItemFailures?: { itemIdentifier?: unknown }[] | null
  }
  if (!batchItemFailures?.length) return undefined
  const indexes = batchItemFailures.map((failure) =>
    batch.findIndex((record) => record.dynamodb.SequenceNumber === failure.itemIdentifier),
  )
  const error = new Error('the handler reported the record as failed')
  error.name = 'BatchItemFailure'
  return { index: Math.max(0, Math.min(...indexes)), error }
}
