import type { Setting } from '@wangge/infra/wiring'
import type { Ports } from '../ports.ts'

/** What a deployment would set for its mails: here all of them end in the mailbox. */
export const mailSettings = ({ site, smtp }: Pick<Ports, 'site' | 'smtp'>) =>
  ({
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    MAIL_FROM: 'grid@mail.example',
    SITE_ORIGIN: `http://127.0.0.1:${site}`,
  }) satisfies Partial<Record<Setting, string>>
