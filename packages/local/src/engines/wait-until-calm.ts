import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Clock, realClock } from '../clock.ts'

/** In milliseconds: an engine that answers so fast, so often in a row, has time for more. */
const FAST = 300
const IN_A_ROW = 3
/** A machine that is never calm goes on all the same: what fails then is tried again. */
const PATIENCE = 60_000

/** Waits until an engine answers at once; `ask` asks it anything. Does not fail. */
export async function waitUntilCalm(
  ask: () => Promise<unknown>,
  clock: Clock = realClock,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const begin = clock.now()
  let fast = 0
  while (fast < IN_A_ROW && clock.now() - begin < PATIENCE && !signal.aborted) {
    const asked = clock.now()
    const hasAnswered = await ask().then(
      () => true,
      () => false,
    )
    fast = hasAnswered && clock.now() - asked <= FAST ? fast + 1 : 0
    if (fast === 0) await clock.sleep(FAST, signal)
  }
}

/** A question that costs a table nothing. */
export const describing = (client: DynamoDBClient, table: string) => () =>
  client.send(new DescribeTableCommand({ TableName: table }))
