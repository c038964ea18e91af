'use client'

import { ENTERPRISE_LIMIT } from '@wangge/core/tip'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useRef, useState } from 'react'
import { Field } from '../../../ui/field.tsx'
import { type Site, suggestSites } from './suggest-sites.ts'

/** Milliseconds of no typing before names are looked up. */
const PAUSE = 400

/** The enterprise it comes from, if it is known: any name, or one of those suggested. */
export const EnterpriseField = ({
  enterprise,
  error,
}: {
  enterprise: string
  error?: string | undefined
}) => {
  const t = useTranslations('report')
  const [sites, setSites] = useState<readonly Site[]>([])
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const look = ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) => {
    clearTimeout(pause.current)
    pause.current = setTimeout(() => {
      // Without the line there are no suggestions, and nothing is missing.
      if (value.trim()) suggestSites(value).then(setSites, () => {})
    }, PAUSE)
  }
  return (
    <Field
      id="enterprise"
      label={t('enterprise')}
      hint={t('enterpriseHint')}
      optional={t('optional')}
      error={error}
    >
      {(control) => (
        <>
          <input
            {...control}
            name="enterprise"
            list="enterprises"
            maxLength={ENTERPRISE_LIMIT}
            defaultValue={enterprise}
            onChange={look}
          />
          <datalist id="enterprises">
            {sites.map(({ code, name }) => (
              <option key={code} value={name}>
                {code}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
