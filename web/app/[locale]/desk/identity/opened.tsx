import { SHOWN_LIFE } from '@wangge/core/identity'
import { readOpening } from '@wangge/core/identity/read-opening'
import type { StaffActor } from '@wangge/core/staff'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { Columns } from '../../../../ui/columns.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { NextDeed } from './next-deed.tsx'
import styles from './opened.module.css'

const told = ['name', 'phone', 'identity', 'method', 'account'] as const
const methods = ['bank', 'wechat', 'phone-credit'] as const

/**
 * Where one opening stands, with what this person may do next. What was opened is shown for ten minutes and to who asked
 * alone; nothing of it is in the address or kept by any cache.
 */
export const Opened = async ({ actor, id }: { actor: StaffActor; id: string }) => {
  const [t, locale, format] = await Promise.all([
    getTranslations('deskIdentity'),
    getLocale(),
    getFormatter(),
  ])
  const shown = await found(readOpening(ctx, actor, id))
  if (!shown) return <Missing />
  const { opening, person, second, reason, declined, state, fields, isOwn, next } = shown
  const here = addressIn(locale, `/desk/identity?opened=${id}`)
  const time = (at: string, after = 0) =>
    format.dateTime(new Date(Date.parse(at) + after), { dateStyle: 'medium', timeStyle: 'short' })
  const answer = opening.answeredBy
    ? t(opening.status === 'declined' ? 'secondDeclined' : 'secondAgreed', { name: second ?? '–' })
    : t('secondNone')
  const wordOf = (name: string, value: string) => {
    const method = methods.find((each) => name === 'method' && each === value)
    return method ? t(`method.${method}`) : value
  }
  return (
    <Columns
      facts={
        <FactList
          facts={[
            { term: t('tip'), value: opening.tip },
            { term: t('case'), value: opening.case },
            { term: t('what'), value: t(`fieldName.${opening.field}`) },
            { term: t('purpose'), value: t(`purposeName.${opening.purpose}`) },
            { term: t('by'), value: isOwn ? t('you') : <InChinese>{person ?? '–'}</InChinese> },
            { term: t('at'), value: time(opening.askedAt) },
            { term: t('reason'), value: reason },
            ...(opening.needsSecond
              ? [
                  { term: t('second'), value: answer },
                  { term: t('lastDay'), value: opening.lastDay },
                ]
              : []),
            ...(declined ? [{ term: t('declinedBecause'), value: declined }] : []),
          ]}
        />
      }
    >
      <h1>{t('openTitle')}</h1>
      {state === 'waiting' && (
        <>
          <meta httpEquiv="refresh" content="2" />
          <p role="status">
            {t('waiting')} <a href={here}>{t('refresh')}</a>
          </p>
        </>
      )}
      {(state === 'asked' || state === 'agreed') && (
        <p role="status">{t(`${state}.${isOwn ? 'own' : 'other'}`, { day: opening.lastDay })}</p>
      )}
      {(state === 'declined' || state === 'lapsed') && <p role="status">{t(state)}</p>}
      {state === 'unanswered' && (
        <p role="status">{t(opening.needsSecond ? 'unansweredAgain' : 'unanswered')}</p>
      )}
      <NextDeed id={id} next={next} />
      {state === 'over' && <p>{t('over')}</p>}
      {state === 'failed' && opening.code && <p>{t(`failed.${opening.code}`)}</p>}
      {state === 'shown' && !fields && <p>{t('audited')}</p>}
      {fields && (
        <div className={styles.opened} data-opened>
          <p>
            <strong>{t('shown', { time: time(opening.endedAt ?? opening.askedAt, SHOWN_LIFE) })}</strong>
          </p>
          <FactList
            facts={told.flatMap((name) => {
              const value = fields[name]
              return value === undefined ? [] : [{ term: t(`fields.${name}`), value: wordOf(name, value) }]
            })}
          />
        </div>
      )}
      <p>
        <a href={addressIn(locale, '/desk/identity')}>{t('back')}</a>
      </p>
    </Columns>
  )
}
