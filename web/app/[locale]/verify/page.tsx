import { vkeyOf } from '@wangge/core/tip/proof'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { ctx } from '../../../server/context.ts'
import { Columns } from '../../../ui/columns.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import styles from './verify.module.css'
import { VerifyForm } from './verify-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('verify'))('title'),
})

/** Whether a signed receipt is ours: for a reporter, or a paper on their behalf. */
const Verify = async () => {
  const t = await getTranslations('verify')
  const { verify } = await getMessages()
  return (
    <Columns>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <NextIntlClientProvider messages={{ verify }}>
        <VerifyForm />
      </NextIntlClientProvider>
      <HowWeCount title={t('how')}>
        <p>{t('howText')}</p>
        <code className={styles.key}>{vkeyOf(ctx)}</code>
      </HowWeCount>
    </Columns>
  )
}

export default Verify
