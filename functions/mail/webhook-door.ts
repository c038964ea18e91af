import { createHmac } from 'node:crypto'
import type { Doors } from '@wangge/core/notice/deliver'
import { letterOf, localeOf } from './letter.ts'

export type WebhookSettings = {
  readonly url: string
  /** Known to both ends; base64, with or without `whsec_` before it. */
  readonly secret: string
  /** In which the other end reads; the first where it is not set. */
  readonly language?: string | undefined
  /** The site's address, for links. */
  readonly origin?: string | undefined
  readonly now: () => Date
  /** How long the other end may take, in milliseconds. */
  readonly patience?: number
}

/** In milliseconds. */
const PATIENCE = 5_000

/**
 * A POST to the one address that is set up: codes for a program, and the same in words for a group of people. Signed as Standard Webhooks says: HMAC-SHA-256 of id, time and body. Follows
 * no redirect (T13), reads nothing of the answer but its status; all but 2xx is a failure.
 */
export const webhookDoor =
  ({
    url,
    secret,
    language,
    origin,
    now,
    patience = PATIENCE,
  }: WebhookSettings): NonNullable<Doors['webhook']> =>
  async ({ batch, items }) => {
    const locale = localeOf(language)
    const body = JSON.stringify({ batch, items, language: locale, ...letterOf(items, locale, origin) })
    const seconds = String(Math.floor(now().getTime() / 1000))
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    const signature = createHmac('sha256', key).update(`${batch}.${seconds}.${body}`).digest('base64')
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      headers: {
        'content-type': 'application/json',
        'webhook-id': batch,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${signature}`,
      },
      body,
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new WebhookRefused(`${answer.status}`)
  }

class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused'
}
