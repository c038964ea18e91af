'use client'

import type { CellRef } from '@wangge/grid'
import { useLocale, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { addressIn } from '../../../../../i18n/locales.ts'
import { Button } from '../../../../../ui/button.tsx'
import { CellLink } from '../../../../../ui/cell-link.tsx'
import { ChoiceCard, Choices } from '../../../../../ui/choice-card.tsx'
import { ErrorSummary } from '../../../../../ui/error-summary.tsx'
import { Field } from '../../../../../ui/field.tsx'
import { send, type WrongState } from './actions.ts'
import { Taken } from './taken.tsx'

/** A plain form post: this page ships no script. */
export const WrongForm = ({
  cell,
  task,
  subjects,
  start,
}: {
  cell: CellRef
  task: CellRef
  subjects: readonly { readonly code: string; readonly name: string }[]
  start: WrongState
}) => {
  const locale = useLocale()
  const t = useTranslations('correction')
  const say = useTranslations('fault')
  const [{ typed, wrongs, no }, post] = useActionState(send, start)
  if (no !== null) return <Taken no={no} cell={cell} task={task} />
  const wrong = (name: string) => {
    const found = wrongs.find(({ field }) => field === name)
    return found && say(found.code)
  }
  return (
    <>
      <h1>{t('title')}</h1>
      {wrongs.length > 0 && (
        <ErrorSummary
          title={t('wrong')}
          errors={wrongs.map(({ code, field }) => ({ field: field ?? 'main', text: say(code), code }))}
        />
      )}
      <p>{t.rich('lead', { cell: () => <CellLink cell={cell} /> })}</p>
      <p>{t.rich('leadNot', { report: (text) => <a href={addressIn(locale, '/report')}>{text}</a> })}</p>
      <form action={post} noValidate>
        <input type="hidden" name="key" defaultValue={typed.key} />
        <input type="hidden" name="cell" defaultValue={cell.code} />
        <Choices id="about" label={t('about')} error={wrong('about')}>
          {subjects.map(({ code, name }) => (
            <ChoiceCard
              key={code}
              name="about"
              value={code}
              title={name}
              defaultChecked={code === typed.about}
            />
          ))}
        </Choices>
        <Field
          id="note"
          label={t('note')}
          hint={t('noteHint')}
          optional={t('optional')}
          error={wrong('note')}
        >
          {(control) => <textarea {...control} name="note" rows={4} defaultValue={typed.note} />}
        </Field>
        <Button>{t('send')}</Button>
      </form>
    </>
  )
}
