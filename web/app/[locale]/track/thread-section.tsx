'use client'

import type { Tracked } from '@wangge/core/tip/track'
import { useFormatter, useTranslations } from 'next-intl'
import { Field } from '../../../ui/field.tsx'
import { type Step, Timeline } from '../../../ui/timeline.tsx'
import { type DeedForm, SectionForm, typedIn } from './section-form.tsx'

/** What reporter and handler told each other, oldest first, and a form to say more. */
export const ThreadSection = ({ form, tracked }: { form: DeedForm; tracked: Tracked }) => {
  const t = useTranslations('track')
  const format = useFormatter()
  const { thread, mayDo } = tracked
  const steps: Step[] = thread.map(({ no, from, at, text, evidence, dispute }) => ({
    id: String(no),
    at,
    date: format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false }),
    title: t(dispute ? `dispute.${dispute}` : `from.${from}`),
    text: (
      <>
        {text ?? t('messageGone')}
        {evidence.length > 0 && ` ${t('messageFiles', { count: evidence.length })}`}
      </>
    ),
  }))
  return (
    <section aria-labelledby="thread">
      <h2 id="thread">{t('thread')}</h2>
      {steps.length > 0 ? <Timeline steps={steps} /> : <p>{t('threadEmpty')}</p>}
      {mayDo.includes('message') && (
        <SectionForm form={form} go="message" label={t('messageSend')}>
          <Field
            id="text"
            label={t('message')}
            hint={t('messageHint')}
            error={form.state.go === 'message' ? form.errorOf('text') : undefined}
          >
            {(control) => (
              <textarea {...control} name="text" rows={3} defaultValue={typedIn(form, 'message')?.text} />
            )}
          </Field>
          <Field
            id="evidence"
            label={t('photos')}
            hint={t('photosHint')}
            optional={t('optional')}
            error={form.state.go === 'message' ? form.errorOf('evidence') : undefined}
          >
            {(control) => (
              <input
                {...control}
                name="photo"
                type="file"
                accept="image/jpeg,image/png,image/webp"
                multiple
              />
            )}
          </Field>
        </SectionForm>
      )}
    </section>
  )
}
