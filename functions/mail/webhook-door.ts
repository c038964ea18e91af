import { createHmac } from 'node:crypto'
import type { Doors } from '@wangge/core/notice/deliver'

export type WebhookSettings = {
  readonly url: string
  /** Known to both ends; base64, with or without `whsec_` before it. */
  readonly secret: string
  readonly now: () => Date
  /** How long the other end may take, in milliseconds. */
  readonly patience?: number
}

/** In milliseconds. */
const PATIENCE = 5_000

/**
 * A POST to the one address that is set up, signed as Standard Webhooks says: HMAC-SHA-256 of id, time and body. Follows
 * no redirect (T13), reads nothing of the answer but its status; all but 2xx is a failure.
 */
export const webhookDoor =
  ({ url, secret, now, patience = PATIENCE }: WebhookSettings): NonNullable<Doors['webhook']> =>
  async ({ batch, items }) => {
    const body = JSON.stringify({ batch, items })
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
