import type { OwnSession } from '@wangge/core/staff/own-sessions'
import { getFormatter, getTranslations } from 'next-intl/server'
import { FactList } from '../../../../ui/fact-list.tsx'
import { OfficeForm } from '../office/office-form.tsx'
import styles from './own-sessions.module.css'

/** Where the person is signed in now, this browser first, each with a way to end it. */
export const OwnSessions = async ({ sessions }: { sessions: readonly OwnSession[] }) => {
  const [t, format] = await Promise.all([getTranslations('deskMe'), getFormatter()])
  const time = (at: string) => (
    <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}</time>
  )
  const others = sessions.filter(({ isThis }) => !isThis).length
  return (
    <>
      <p>{t('sessionsLead', { count: sessions.length })}</p>
      <ul className={styles.sessions}>
        {sessions.map(({ number, device: { system, browser }, startedAt, seenAt, isThis }) => (
          <li key={number} data-session={isThis ? 'this' : 'other'}>
            <h3>
              {t('device', { system: t(`system.${system}`), browser: t(`browser.${browser}`) })}
              {isThis && ` · ${t('this')}`}
            </h3>
            <FactList
              facts={[
                { term: t('since'), value: time(startedAt) },
                { term: t('seen'), value: time(seenAt) },
              ]}
            />
            {isThis ? (
              <p>{t('thisHow')}</p>
            ) : (
              <OfficeForm
                name={`end-${number}`}
                hidden={{ deed: 'end', session: number }}
                kind="secondary"
                submit={t('end')}
              />
            )}
          </li>
        ))}
      </ul>
      {others > 0 && (
        <OfficeForm
          name="end-others"
          hidden={{ deed: 'end-others' }}
          kind="danger"
          submit={t('endOthers', { count: others })}
        />
      )}
    </>
  )
}
