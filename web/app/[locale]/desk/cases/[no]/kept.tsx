'use client'

import { useTranslations } from 'next-intl'
import { Button } from '../../../../../ui/button.tsx'
import { Field } from '../../../../../ui/field.tsx'
import { formSpec } from './deed-fields.ts'
import styles from './deed-form.module.css'
import type { DeskState } from './desk-state.ts'

/** What was typed into a form that cannot be shown as it was: to be sent again, or at least to be copied. */
export const Kept = ({
  state: { deed, seq, key, typed },
  action,
  no,
  again,
}: {
  state: DeskState
  action: (form: FormData) => void
  no: string
  again: boolean
}) => {
  const t = useTranslations('deskCase')
  const isText = (name: string) =>
    formSpec(deed)?.fields.some((field) => field.name === name && field.kind === 'text') ?? false
  const label = (name: string) => {
    const key = `deed.${deed}.${name}` as 'title'
    return t.has(key) ? t(key) : name
  }
  const texts = Object.entries(typed).filter(([name]) => isText(name))
  const others = Object.entries(typed).filter(([name]) => !isText(name))
  const title = <h2>{t('kept.title')}</h2>
  if (!again)
    return texts.length === 0 ? null : (
      <section id={`deed-${deed}`}>
        {title}
        <p>{t('kept.over')}</p>
        {texts.map(([name, said]) => (
          <div key={name}>
            <p className={styles.group}>{label(name)}</p>
            <p className={styles.kept}>{said[0]}</p>
          </div>
        ))}
      </section>
    )
  const carried = { deed, no, seq: String(seq), key }
  return (
    <form action={action} noValidate id={`deed-${deed}`} data-deed={deed} data-case={no}>
      {title}
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {others.flatMap(([name, said]) =>
        said.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {texts.map(([name, said]) => (
        <Field key={name} id={`${deed}-${name}`} label={label(name)}>
          {(control) => <textarea {...control} name={name} rows={4} defaultValue={said[0]} />}
        </Field>
      ))}
      <Button>{t('kept.again')}</Button>
    </form>
  )
}
