'use client'

import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../../i18n/locales.ts'
import { Button, ButtonLink } from '../../../../../ui/button.tsx'
import { Tick } from '../../../../../ui/tick.tsx'
import { DeedField } from './deed-field.tsx'
import styles from './deed-form.module.css'
import type { Typed } from './desk-state.ts'
import type { FormView } from './form-views.ts'

/** What every form of the page carries along, and what it was told last. */
export type Carried = {
  readonly action: (form: FormData) => void
  readonly no: string
  readonly seq: number
  readonly key: string
  readonly typed: Typed
  readonly errorOf: (field: string) => string | undefined
  /** Another did something meanwhile. */
  readonly stale: boolean
}

/** What the ids of a form begin with; there is one to write with for each tip. */
export const idOf = (deed: string, tip?: string): string => (tip ? `${deed}-${tip}` : deed)

/** A form that does one deed by a plain post. */
export const DeedForm = ({
  form: { deed, intro, submit, fields, templates, filled, confirm, page },
  carried: { action, no, seq, key, typed, errorOf, stale },
  tip,
}: {
  form: FormView
  carried: Carried
  /** Number of the tip words go to. */
  tip?: string
}) => {
  const t = useTranslations('deskCase')
  const locale = useLocale()
  const id = (field: string) => `${idOf(deed, tip)}-${field}`
  const here = addressIn(locale, `/desk/cases/${no}`)
  if (page)
    return (
      <>
        <p>{intro}</p>
        <ButtonLink kind="secondary" href={addressIn(locale, `${page}/${no}`)}>
          {submit}
        </ButtonLink>
      </>
    )
  return (
    <form action={action} noValidate data-deed={deed} data-case={no}>
      <p>{intro}</p>
      {templates.length > 0 && (
        <p className={styles.templates}>
          {t('template')}
          {templates.map(({ id: template, title }) => (
            <a key={template} href={`${here}?deed=${deed}&template=${template}#${id(filled)}`} data-template>
              {title}
            </a>
          ))}
        </p>
      )}
      <input type="hidden" name="deed" value={deed} />
      <input type="hidden" name="no" value={no} />
      <input type="hidden" name="seq" value={seq} />
      <input type="hidden" name="key" value={key} />
      {tip && <input type="hidden" name="tip" value={tip} />}
      {fields.map((field) => (
        <DeedField
          key={field.name}
          id={id(field.name)}
          no={no}
          field={field}
          said={typed[field.name] ?? []}
          error={errorOf(field.name)}
        />
      ))}
      {confirm && <Tick id={id('confirm')} name="confirm" value="yes" label={t('confirm')} />}
      <Button kind={confirm ? 'danger' : 'primary'}>{stale ? t('sendAnyway') : submit}</Button>
    </form>
  )
}
