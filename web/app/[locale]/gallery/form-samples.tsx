import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ChoiceCard, Choices } from '../../../ui/choice-card.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import { Field } from '../../../ui/field.tsx'

const categories = ['water', 'air', 'noise', 'waste'] as const

export const FormSamples = () => {
  const t = useTranslations('gallery')
  return (
    <section aria-labelledby="form">
      <h2 id="form">{t('form')}</h2>
      <ErrorSummary
        title={t('summary')}
        errors={[
          { field: 'phone', text: t('phoneError') },
          { field: 'category', text: t('categoryError') },
        ]}
      />
      <Field id="phone" label={t('phone')} hint={t('phoneHint')} error={t('phoneError')}>
        {(control) => <input {...control} inputMode="tel" defaultValue="139 0000 000" />}
      </Field>
      <Field id="text" label={t('text')} hint={t('textHint')} optional={t('optional')}>
        {(control) => <textarea {...control} />}
      </Field>
      <Choices id="category" label={t('category')} error={t('categoryError')}>
        {categories.map((category) => (
          <ChoiceCard
            key={category}
            name="category"
            value={category}
            defaultChecked={category === 'air'}
            title={t(category)}
            text={t(`${category}Text`)}
          />
        ))}
      </Choices>
      <h2>{t('buttons')}</h2>
      <p>
        <Button type="button">{t('next')}</Button>
      </p>
      <p>
        <ButtonLink kind="secondary" href="#form">
          {t('back')}
        </ButtonLink>
      </p>
      <p>
        <Button kind="danger" type="button">
          {t('withdraw')}
        </Button>
      </p>
    </section>
  )
}
