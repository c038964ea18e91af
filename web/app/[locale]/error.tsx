'use client'

import { useParams } from 'next/navigation'
import { addressIn, defaultLocale, isLocale } from '../../i18n/locales.ts'
import en from '../../messages/en/failure.json' with { type: 'json' }
import zhCN from '../../messages/zh-CN/failure.json' with { type: 'json' }
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Columns } from '../../ui/columns.tsx'

const wording = { 'zh-CN': zhCN, en }

/** A fault in the browser or after a form was sent by script. Faults while rendering are answered by the converter. */
const Failure = ({ reset }: { reset: () => void }) => {
  const { locale: asked } = useParams<{ locale: string }>()
  const locale = isLocale(asked) ? asked : defaultLocale
  const { title, text, retry, home } = wording[locale]
  return (
    <Columns>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <Button onClick={reset}>{retry}</Button>{' '}
        <ButtonLink kind="secondary" href={addressIn(locale, '/')}>
          {home}
        </ButtonLink>
      </p>
    </Columns>
  )
}

export default Failure
