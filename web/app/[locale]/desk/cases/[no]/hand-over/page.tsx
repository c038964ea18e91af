import { type HandOverRecord, readHandOverRecord } from '@wangge/core/case/hand-over-record'
import { Fault } from '@wangge/core/fault'
import type { StaffActor } from '@wangge/core/staff'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../../i18n/locales.ts'
import { ctx } from '../../../../../../server/context.ts'
import { deskActor } from '../../../../../../server/session.ts'
import { EmptyState } from '../../../../../../ui/empty-state.tsx'
import { Missing } from '../../../../../../ui/missing.tsx'
import { SignedOut } from '../../../signed-out.tsx'
import styles from './hand-over.module.css'
import { RecordSheet } from './record-sheet.tsx'

type Props = { params: Promise<{ no: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations('deskTransfers'))('record.title', { no: (await params).no }),
})

/** The record that goes to the neighbour with a case: to be printed, or as a file. */
const HandOver = async ({ params }: Props) => {
  const [actor, { no: typed }] = await Promise.all([deskActor(), params])
  if (!actor) return <SignedOut />
  const record = await recordOf(actor, typed)
  if (record === 'missing') return <Missing />
  const [t, locale] = await Promise.all([getTranslations('deskTransfers'), getLocale()])
  const back = (
    <p className={styles.screen}>
      <a href={addressIn(locale, `/desk/cases/${encodeURIComponent(typed)}`)}>{t('record.back')}</a>
    </p>
  )
  if (record === 'not-handed-over')
    return (
      <>
        {back}
        <h1>{t('record.title', { no: typed })}</h1>
        <EmptyState title={t('record.none')}>
          <p>{t('record.noneText')}</p>
        </EmptyState>
      </>
    )
  return (
    <>
      {back}
      <RecordSheet record={record} />
      <div className={styles.screen}>
        <p>
          <a href={addressIn(locale, `/desk/cases/${record.no}/hand-over/record`)} download>
            {t('record.file')}
          </a>
        </p>
        <p>{t('record.sendHint')}</p>
      </div>
    </>
  )
}

async function recordOf(
  actor: StaffActor,
  typed: string,
): Promise<HandOverRecord | 'missing' | 'not-handed-over'> {
  try {
    return await readHandOverRecord(ctx, actor, typed)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.issues[0].code === 'case.not_handed_over' ? 'not-handed-over' : 'missing'
  }
}

export default HandOver
