'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import styles from './place-lists.module.css'
import type { Find, List } from './report-state.ts'

/** The place by its name: typed, or chosen level by level. */
export const PlaceLists = ({
  lists,
  finds,
  find,
  levels,
  busy,
}: {
  lists: readonly List[]
  finds: readonly Find[] | null
  find: string
  levels: Readonly<Record<string, string>>
  busy: boolean
}) => {
  const t = useTranslations('report')
  return (
    <>
      <Field id="find" label={t('find')} hint={t('findHint')}>
        {(control) => <input {...control} name="find" type="search" defaultValue={find} maxLength={100} />}
      </Field>
      <Button kind="secondary" name="go" value="place" disabled={busy}>
        {t('findButton')}
      </Button>
      {finds && (
        <div role="status">
          {finds.length === 0 && <p>{t('foundNothing')}</p>}
          <ul className={styles.finds}>
            {finds.map(({ code, name, above }) => (
              <li key={code}>
                <button type="submit" className={styles.find} name="go" value={`hit:${code}`} disabled={busy}>
                  <strong>{name}</strong> <span>{above.slice(-2).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>{t('listsHint')}</p>
      {lists.map(({ level, options, chosen }) => (
        <Field
          key={`${level} ${chosen} ${options[0]?.code}`}
          id={`pick-${level}`}
          label={levels[level] ?? level}
        >
          {(control) => (
            <select {...control} name="pick" defaultValue={chosen}>
              <option value="">{t('choose')}</option>
              {options.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
      <Button kind="secondary" name="go" value="pick" disabled={busy}>
        {t('pickButton')}
      </Button>
    </>
  )
}
