import { departmentName } from '@wangge/core/department'
import { loadScheme } from '@wangge/core/scheme/load'
import type { Grant, StaffActor } from '@wangge/core/staff'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { Button } from '../../../ui/button.tsx'
import { noonOf } from '../../../ui/due.tsx'
import { InChinese } from '../../../ui/in-chinese.tsx'
import styles from './desk.module.css'

/** Who is signed in, as what and where, and the way out. */
export const DeskPerson = async ({ actor: { person, grants } }: { actor: StaffActor }) => {
  const [t, locale, format] = await Promise.all([getTranslations('desk'), getLocale(), getFormatter()])
  const ref = await loadScheme(ctx).then(
    (scheme) => scheme.ref,
    () => undefined,
  )
  const as = ({ role, cell, department = '' }: Grant) => (
    <>
      {t(`role.${role}`, { department: departmentName(department, locale) })} ·{' '}
      <InChinese>{ref?.(cell).name ?? cell}</InChinese>
    </>
  )
  const [first] = grants
  return (
    <div className={styles.person}>
      <details className={styles.roles}>
        <summary>
          <strong>
            <InChinese>{person}</InChinese>
          </strong>
          <span className={styles.hint}>
            {' '}
            {first ? as(first) : t('noRole')}
            {grants.length > 1 && t('more', { count: grants.length - 1 })}
          </span>
        </summary>
        {!first && <p>{t('noRoles')}</p>}
        <ul aria-label={t('roles')}>
          {grants.map((grant) => (
            <li key={grant.id}>
              {as(grant)}
              {grant.until !== null &&
                ` · ${t('until', { date: format.dateTime(noonOf(grant.until), { dateStyle: 'long' }) })}`}
            </li>
          ))}
        </ul>
      </details>
      <a className={styles.own} href={addressIn(locale, '/desk/me')}>
        {t('me')}
      </a>
      <form action="/auth/logout" method="post">
        <input type="hidden" name="returnTo" value={addressIn(locale, '/desk')} />
        <Button kind="secondary">{t('signOut')}</Button>
      </form>
    </div>
  )
}
