'use client'

import { issuesOf } from '@wangge/core/fault'
import { problemSchema } from '@wangge/core/tip'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form'
import type { WrongCode } from '../../../server/wrong.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'
import type { Named, StepProps } from './report-form.tsx'
import { toProblem } from './report-state.ts'
import { StepForm } from './step-form.tsx'

type Problem = { category: string; description: string; occurredAt: string }

/** The server's own schema, asked in the browser first. */
const resolver: Resolver<Problem> = (values) => {
  const result = problemSchema.safeParse(toProblem({ ...values, category: values.category ?? '' }))
  if (result.success) return { values, errors: {} }
  const errors: FieldErrors<Problem> = {}
  for (const { code, field } of issuesOf(result.error)) {
    // Nobody can mend what nobody sees: the server takes it out and says so.
    if (code !== 'tip.description_control_characters')
      errors[field as keyof Problem] = { type: code, message: code }
  }
  return Object.keys(errors).length === 0 ? { values, errors: {} } : { values: {}, errors }
}

/** What kind of problem, in the citizen's words, and perhaps when. */
export const ProblemStep = ({ categories, ...props }: StepProps & { categories: readonly Named[] }) => {
  const t = useTranslations('report')
  const say = useTranslations('fault')
  const { typed, wrongs, cleaned } = props.state
  const { category, description, occurredAt } = typed
  const { register, setValue, handleSubmit, formState } = useForm<Problem>({
    // No default values: the fields begin with what stands in them, typed before this script arrived.
    resolver,
    shouldFocusError: false,
  })
  const refused = Object.entries(formState.errors).map(([field, error]) => ({
    field,
    text: say(error.type as WrongCode),
  }))
  const summary = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refused attempt moves the reader to what was refused
  useEffect(
    () => summary.current?.querySelector<HTMLElement>('[role=alert]')?.focus(),
    [formState.submitCount],
  )
  const wrong = (name: keyof Problem) => {
    const code = formState.errors[name]?.type ?? wrongs.find(({ field }) => field === name)?.code
    return code && say(code as WrongCode)
  }
  // What is posted is what is checked: a choice made before this script arrived counts too.
  const check = (button: HTMLButtonElement | null, filled: FormData, go: () => void) => {
    if (button?.value !== 'review') return go()
    for (const name of ['category', 'description', 'occurredAt'] as const)
      setValue(name, String(filled.get(name) ?? ''))
    void handleSubmit(go)()
  }
  // No ref: with one, the library would set the group to what it knows, and it does not know an earlier choice.
  const { ref: _, ...radio } = register('category')
  return (
    <StepForm {...props} asked={['category', 'description', 'occurredAt']} check={check}>
      <div ref={summary}>{refused.length > 0 && <ErrorSummary title={t('wrong')} errors={refused} />}</div>
      {cleaned && <p role="status">{t('cleaned')}</p>}
      <Choices id="category" label={t('category')} error={wrong('category')}>
        {categories.map(({ code, name }) => (
          <ChoiceCard key={code} {...radio} value={code} title={name} defaultChecked={code === category} />
        ))}
      </Choices>
      <Field
        id="description"
        label={t('description')}
        hint={t('descriptionHint')}
        error={wrong('description')}
      >
        {(control) => (
          <textarea {...control} {...register('description')} rows={5} defaultValue={description} />
        )}
      </Field>
      <Field
        id="occurredAt"
        label={t('occurredAt')}
        hint={t('occurredAtHint')}
        optional={t('optional')}
        error={wrong('occurredAt')}
      >
        {(control) => (
          <input {...control} {...register('occurredAt')} type="datetime-local" defaultValue={occurredAt} />
        )}
      </Field>
      <Button name="go" value="review" disabled={props.busy}>
        {t('nextReview')}
      </Button>
      <Button kind="secondary" name="go" value="place" disabled={props.busy}>
        {t('changePlace')}
      </Button>
    </StepForm>
  )
}
