'use client'

import { useLocale, useTranslations } from 'next-intl'
import { colonIn } from '../../../../../ui/colon.ts'
import styles from './deed-form.module.css'
import { type Carried, DeedForm } from './deed-form.tsx'
import type { FormView } from './form-views.ts'

/** What a person may do now, each folded into its name; what is seldom done comes after the rest. */
export const NextSteps = ({
  forms,
  open,
  carriedBy,
}: {
  forms: readonly FormView[]
  open: readonly (string | null | undefined)[]
  carriedBy: (deed: string) => Carried
}) => {
  const t = useTranslations('deskCase')
  const [main, minor] = [forms.filter(({ minor }) => !minor), forms.filter(({ minor }) => minor)]
  const list = (shown: readonly FormView[]) =>
    shown.map((form) => (
      <Step key={form.deed} form={form} open={open.includes(form.deed)} carried={carriedBy(form.deed)} />
    ))
  return (
    <section className={styles.next} aria-labelledby="next">
      <h2 id="next">{t('next')}</h2>
      <p>{t(forms.length > 0 ? 'nextLead' : 'nextNone')}</p>
      {list(main)}
      {main.length > 0 && minor.length > 0 && <h3>{t('nextMore')}</h3>}
      {list(minor)}
    </section>
  )
}

const Step = ({ form, open, carried }: { form: FormView; open: boolean; carried: Carried }) => {
  const t = useTranslations('deskCase')
  const say = useTranslations('fault')
  const locale = useLocale()
  if (form.blocked)
    return (
      <p className={styles.blocked} id={`deed-${form.deed}`}>
        <strong>{form.title}</strong> · {t('blocked')}
        {colonIn(locale)}
        {say(form.blocked as 'staff.same_person')}
      </p>
    )
  return (
    <details className={styles.deed} id={`deed-${form.deed}`} open={open}>
      <summary>{form.title}</summary>
      <div className={styles.body}>
        <DeedForm form={form} carried={carried} />
      </div>
    </details>
  )
}
