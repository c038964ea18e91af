import { type Cleans, cleanUpload } from './clean.ts'
import { readRedactName } from './evidence.ts'
import { makeRedacted } from './make-redacted.ts'

/** What came in: a part of an upload, or the word that a redaction was asked. May be told any number of times. */
export function takeObject(ctx: Cleans, name: string): Promise<string> {
  const redacting = readRedactName(name)
  return redacting === undefined ? cleanUpload(ctx, name) : makeRedacted(ctx, redacting)
}
