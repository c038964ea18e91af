import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'
import { withTimeout } from '../time-out.ts'

export type Handler = (event: unknown, context: Context) => unknown

export type LambdaFunction = {
  readonly name: string
  readonly handler: Handler
  readonly timeoutSeconds: number
  readonly memoryMb: number
}

/**
 * Calls a handler as Lambda does: the event arrives as JSON, and no answer within the time-out is an error.
 * A handler that is too late goes on running; Lambda would have ended it.
 */
export function invoke(lambda: LambdaFunction, event: unknown): Promise<unknown> {
  const call = async () => lambda.handler(JSON.parse(JSON.stringify(event)), contextOf(lambda))
  return withTimeout(call(), lambda.timeoutSeconds * 1000, () => timeout(lambda))
}

function timeout(lambda: LambdaFunction): Error {
  const error = new Error(`${lambda.name} did not answer within ${lambda.timeoutSeconds} s`)
  error.name = 'Sandbox.Timedout'
  return error
}

function contextOf(lambda: LambdaFunction): Context {
  const end = Date.now() + lambda.timeoutSeconds * 1000
  const calledBack = () => {
    throw new Error('A handler answers by its promise.')
  }
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: lambda.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn(lambda.name),
    memoryLimitInMB: String(lambda.memoryMb),
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${lambda.name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, end - Date.now()),
    done: calledBack,
    fail: calledBack,
    succeed: calledBack,
  }
}

export function functionArn(name: string): string {
  return `arn:aws:lambda:local:000000000000:function:${name}`
}
