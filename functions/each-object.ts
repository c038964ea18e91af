import type { S3Event } from 'aws-lambda'
import { eachMessage } from './each-message.ts'

/** As `eachMessage`, for a queue that a bucket tells of new objects: gives each name to `handle`. */
export const eachObject = (handle: (name: string) => Promise<unknown>) =>
  eachMessage(async (message) => {
    for (const name of namesIn(message as Partial<S3Event>)) await handle(name)
  })

/** S3 encodes names as a form does, and sends one message without records to try out the queue. */
const namesIn = ({ Records = [] }: Partial<S3Event>): readonly string[] =>
  Records.map(({ s3 }) => decodeURIComponent(s3.object.key.replaceAll('+', ' ')))
