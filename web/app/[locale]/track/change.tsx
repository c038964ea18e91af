'use client'

import type { Tracked } from '@wangge/core/tip/track'
import { useTranslations } from 'next-intl'
import { Field } from '../../../ui/field.tsx'
import { HowWeCount } from '../../../ui/how-we-count.tsx'
import { Tick } from '../../../ui/tick.tsx'
import styles from './change.module.css'
import { type DeedForm, SectionForm, typedIn } from './section-form.tsx'

export type Named = { readonly code: string; readonly name: string }

/** Putting right, or blacking out, what was reported. The own words are shown only when asked for. */
export const Change = ({
  form,
  tracked: { mayDo, thread, evidence },
  categories,
}: {
  form: DeedForm
  tracked: Tracked
  categories: readonly Named[]
}) => {
  const t = useTranslations('track')
  if (!mayDo.includes('correct')) return null
  const { own } = form.state
  const mine = thread.filter(({ from, text }) => from === 'reporter' && text)
  const pictures = evidence.filter(({ state }) => state !== 'gone')
  if (!own && !typedIn(form, 'correct') && !typedIn(form, 'redact'))
    return (
      <section aria-labelledby="change">
        <h2 id="change">{t('change')}</h2>
        <p>{t('changeLead')}</p>
        <SectionForm form={form} go="own" label={t('showOwn')} />
      </section>
    )
  const correcting = typedIn(form, 'correct')
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t('change')}</h2>
      <SectionForm form={form} go="correct" label={t('correct')}>
        <Field id="category" label={t('category')} error={form.errorOf('category')}>
          {(control) => (
            <select {...control} name="category" defaultValue={correcting?.category ?? own?.category}>
              {categories.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          id="description"
          label={t('description')}
          hint={t('descriptionHint')}
          error={form.errorOf('description')}
        >
          {(control) => (
            <textarea
              {...control}
              name="description"
              rows={5}
              defaultValue={correcting?.description ?? own?.description}
            />
          )}
        </Field>
      </SectionForm>
      <HowWeCount title={t('redact')}>
        <p>{t('redactLead')}</p>
        <SectionForm form={form} go="redact" label={t('redactDo')} kind="danger">
          <Field
            id="passages"
            label={t('passages')}
            hint={t('passagesHint')}
            optional={t('optional')}
            error={form.errorOf('passages')}
          >
            {(control) => (
              <textarea
                {...control}
                name="passages"
                rows={2}
                defaultValue={typedIn(form, 'redact')?.passages}
              />
            )}
          </Field>
          {mine.map(({ no, text }) => (
            <Tick
              key={no}
              name="message"
              value={String(no)}
              label={t('redactMessage', { text: text ?? '' })}
            />
          ))}
          {pictures.map(({ id, thumbnail }, i) => (
            <div key={id} className={styles.picture}>
              <Tick name="evidence" value={id} label={t('redactPicture', { n: i + 1 })} />
              {thumbnail && (
                // biome-ignore lint/performance/noImgElement: a few kilobytes that stand in the page itself
                <img src={`data:image/jpeg;base64,${thumbnail}`} alt="" />
              )}
            </div>
          ))}
        </SectionForm>
      </HowWeCount>
    </section>
  )
}
