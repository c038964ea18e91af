import { loadScheme } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { deskActor } from '../../../../server/session.ts'
import { Button } from '../../../../ui/button.tsx'
import { ChoiceField } from '../../../../ui/choice-field.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { mayAnywhere } from '../office/may-anywhere.ts'
import { cellGrants, queueCells } from '../queue-cells.ts'
import { SignedOut } from '../signed-out.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskQueue'))('exportTitle'),
})

const formats = [
  { value: 'xlsx', name: 'Excel (XLSX)' },
  { value: 'csv', name: 'CSV' },
]

/** Takes the open cases of a cell out as a file. It asks for a second factor, and each file is written down. */
const ExportPage = async () => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  if (!mayAnywhere(actor, 'case.export')) return <Missing />
  const locale = await getLocale()
  const t = await getTranslations('deskQueue')
  const here = addressIn(locale, '/desk/export')
  const cells = queueCells({ grants: cellGrants(actor) }, await loadScheme(ctx), undefined)
  return (
    <>
      <h1>{t('exportTitle')}</h1>
      <p>{t('exportLead')}</p>
      <p>
        <a href={`/auth/prove?returnTo=${encodeURIComponent(here)}`}>{t('prove')}</a>
      </p>
      <form action={`${here}/file`} method="post">
        <ChoiceField
          id="cell"
          label={t('where')}
          options={cells.map(({ code, name }) => ({ value: code, name }))}
        />
        <ChoiceField id="format" label={t('format')} options={formats} />
        <Button>{t('exportDo')}</Button>
      </form>
    </>
  )
}

export default ExportPage
