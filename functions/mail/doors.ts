import type { Doors } from '@wangge/core/notice/deliver'
import { mailDoor } from './mail-door.ts'
import { webhookDoor } from './webhook-door.ts'

/** The ways out of the house that are set up; half a setting is a mistake that is told at once. */
export function doorsOfEnvironment(): Doors {
  const { SMTP_URL, MAIL_FROM, SITE_ORIGIN, WEBHOOK_URL, WEBHOOK_SECRET, WEBHOOK_LANGUAGE } = process.env
  if (!SMTP_URL !== !MAIL_FROM) throw new HalfSet('SMTP_URL and MAIL_FROM')
  if (!WEBHOOK_URL !== !WEBHOOK_SECRET) throw new HalfSet('WEBHOOK_URL and WEBHOOK_SECRET')
  return {
    ...(SMTP_URL &&
      MAIL_FROM && {
        mail: mailDoor({ url: SMTP_URL, from: MAIL_FROM, origin: SITE_ORIGIN }),
      }),
    ...(WEBHOOK_URL &&
      WEBHOOK_SECRET && {
        webhook: webhookDoor({
          url: WEBHOOK_URL,
          secret: WEBHOOK_SECRET,
          language: WEBHOOK_LANGUAGE,
          origin: SITE_ORIGIN,
          now: () => new Date(),
        }),
      }),
  }
}

/** Of two settings that need each other one is set. Its name is what the log tells. */
class HalfSet extends Error {
  override readonly name = 'HalfSet'

  constructor(pair: string) {
    super(`set ${pair}, or neither`)
  }
}
