import { getTranslations } from 'next-intl/server'
import { addressAsked } from '../../../server/address-asked.ts'
import { Notice } from '../../../ui/notice.tsx'
import styles from './desk.module.css'

/** Why a sign-in or a proof came to nothing, by the code in the address; whatever else stands there says nothing. */
export const DeskWrong = async () => {
  const code = new URL(await addressAsked(), 'https://here.invalid').searchParams.get('wrong') ?? ''
  const [t, fault] = await Promise.all([getTranslations('desk'), getTranslations('fault')])
  if (!isTold(code) || !fault.has(code)) return null
  return (
    <div className={styles.wrong} role="alert">
      <Notice kind="withdrawn" title={t('wrong')}>
        {fault(code)}
      </Notice>
    </div>
  )
}

type Told = 'staff.sign_in_stale' | 'service.unavailable'

const isTold = (code: string): code is Told => /^(staff|service)\.[a-z_]+$/.test(code)
