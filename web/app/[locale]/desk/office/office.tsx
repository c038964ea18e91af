'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useActionState, useContext } from 'react'
import { Button, ButtonLink } from '../../../../ui/button.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Field } from '../../../../ui/field.tsx'
import { elsewhere, nothingAsked, type OfficeAction, type OfficeState } from './office-state.ts'

type Office = { readonly state: OfficeState; readonly action: (form: FormData) => void }

const OfficeContext = createContext<Office>({ state: nothingAsked, action: () => {} })
export const useOffice = () => useContext(OfficeContext)

/**
 * Everything of a page that is posted by one action. It stands in the page also where there is nothing to show but what was
 * typed before the session ended.
 */
export const Office = ({
  action: act,
  here,
  instead,
  children,
}: {
  action: OfficeAction
  here: string
  /** What stands in place of a page that is not shown; null where it is. */
  instead: ReactNode
  children?: ReactNode
}) => {
  const t = useTranslations('deskOffice')
  const say = useTranslations('fault')
  const [state, action] = useActionState(act, nothingAsked)
  const { form, typed, wrongs } = state
  const ways = [...new Set(wrongs.map(({ code }) => elsewhere[code as keyof typeof elsewhere]))]
  const told = (
    <>
      {wrongs.length > 0 && (
        <ErrorSummary
          title={t('wrong')}
          errors={wrongs.map(({ code, field, seconds }) => ({
            field: field ? `${form}-${field.split('.')[0]}` : `form-${form}`,
            text: say(code as 'case.stale', { minutes: Math.ceil((seconds ?? 0) / 60) }),
            code,
          }))}
        />
      )}
      {ways.map(
        (way) =>
          way && (
            <p key={way}>
              <ButtonLink href={`/auth/${way}?returnTo=${encodeURIComponent(here)}`} target="_blank">
                {t(way)}
              </ButtonLink>{' '}
              {t('then')}
            </p>
          ),
      )}
    </>
  )
  if (!instead)
    return (
      <OfficeContext value={{ state, action }}>
        {told}
        {children}
      </OfficeContext>
    )
  if (!form) return instead
  const isText = ([, said]: [string, readonly string[]]) => (said[0] ?? '').length > 20
  const entries = Object.entries(typed)
  return (
    <>
      {told}
      <form action={action} noValidate id={`form-${form}`}>
        <h2>{t('kept')}</h2>
        {entries.flatMap(([name, said]) =>
          isText([name, said])
            ? []
            : said.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
        {entries.filter(isText).map(([name, said]) => (
          <Field key={name} id={`${form}-${name}`} label={t('keptText')}>
            {(control) => <textarea {...control} name={name} rows={5} defaultValue={said[0]} />}
          </Field>
        ))}
        <Button>{t('again')}</Button>
      </form>
    </>
  )
}
