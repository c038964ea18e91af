import type { Doors } from '@wangge/core/notice/deliver'
import { createTransport } from 'nodemailer'
import { letterOf } from './letter.ts'

export type MailSettings = {
  /** `smtps://user:password@host:465`; of Amazon SES its SMTP interface. */
  readonly url: string
  /** What stands as the sender. */
  readonly from: string
  /** The site's address, for links. */
  readonly origin?: string | undefined
}

/** How long the server may take for each step, in milliseconds. */
const PATIENCE = 10_000

/**
 * Mail by SMTP. The name of a letter follows from its batch, so that a repeat can be known by whoever gets both. A
 * password goes over an encrypted line or not at all.
 */
export function mailDoor({ url, from, origin }: MailSettings): NonNullable<Doors['mail']> {
  const transport = createTransport({
    url,
    requireTLS: new URL(url).username !== '',
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host =
    from
      .split('@')
      .at(-1)
      ?.replace(/[^\w.-]/g, '') || 'localhost'
  return async ({ to, language, batch, items }) => {
    await transport.sendMail({
      from,
      to,
      ...letterOf(items, language, origin),
      messageId: `<${batch}@${host}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
}
