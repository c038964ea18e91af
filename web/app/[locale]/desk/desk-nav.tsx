import type { StaffActor } from '@wangge/core/staff'
import type { Action } from '@wangge/core/staff/authorize'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn, splitAddress } from '../../../i18n/locales.ts'
import { addressAsked } from '../../../server/address-asked.ts'
import styles from './desk.module.css'
import { mayAnywhere } from './office/may-anywhere.ts'
import { cellGrants } from './queue-cells.ts'

/** Pages of the desk, each with the action without which it has nothing to show. */
const pages = [
  { name: 'queue', page: '/desk', needs: 'desk.open' },
  { name: 'passedOn', page: '/desk/passed-on', needs: 'case.transfer' },
  { name: 'map', page: '/desk/map', needs: 'case.read' },
  { name: 'recurrence', page: '/desk/recurrence', needs: 'case.read' },
  { name: 'intake', page: '/desk/intake', needs: 'tip.take-down' },
  { name: 'patrols', page: '/desk/patrols', needs: 'patrol.read' },
  { name: 'publish', page: '/desk/publish', needs: 'case.publish' },
  { name: 'rewards', page: '/desk/rewards', needs: 'reward.read' },
  { name: 'identity', page: '/desk/identity', needs: 'identity.agree' },
  { name: 'agreements', page: '/desk/agreements', needs: 'agreement.read' },
  { name: 'staff', page: '/desk/staff', needs: 'staff.read' },
  { name: 'audit', page: '/desk/audit', needs: 'audit.read' },
  { name: 'rights', page: '/desk/rights', needs: 'desk.open' },
] as const satisfies readonly { name: string; page: string; needs: Action }[]

/** Whether a page has anything to show a person; each page asks again about the thing itself. */
const hasPage = (actor: StaffActor, { name, needs }: (typeof pages)[number]): boolean =>
  name === 'map' || name === 'recurrence' ? cellGrants(actor).length > 0 : mayAnywhere(actor, needs)

export const DeskNav = async ({ actor }: { actor: StaffActor }) => {
  const [t, locale] = await Promise.all([getTranslations('desk'), getLocale()])
  const [at = ''] = splitAddress(await addressAsked()).page.split('?')
  const shown = pages.filter((page) => hasPage(actor, page))
  const current = shown.findLast(({ page }) =>
    page === '/desk' ? at === page || at.startsWith('/desk/cases') : at === page || at.startsWith(`${page}/`),
  )
  return (
    <nav className={styles.nav} aria-label={t('menu')}>
      {shown.map(({ name, page }) => (
        <a
          key={name}
          href={addressIn(locale, page)}
          aria-current={name === current?.name ? 'page' : undefined}
        >
          {t(`nav.${name}`)}
        </a>
      ))}
    </nav>
  )
}
