'use client'

import type { CellRef } from '@wangge/grid'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ButtonLink } from '../../../../../ui/button.tsx'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'

/** What was taken, under which number, and who has it now. */
export const Taken = ({ no, cell, task }: { no: string; cell: CellRef; task: CellRef }) => {
  const locale = useLocale()
  const t = useTranslations('correction')
  return (
    <>
      <h1>{t('done')}</h1>
      <FactList facts={[{ term: t('no'), value: <strong>{no}</strong> }]} />
      <h2>{t('next')}</h2>
      <p>
        {t.rich(task.code === cell.code ? 'nextTextTop' : 'nextText', {
          task: () => <InChinese>{task.name}</InChinese>,
        })}
      </p>
      <ButtonLink href={addressIn(locale, `/cells/${cell.code}`)}>{t('back')}</ButtonLink>
      {task.code !== cell.code && (
        <ButtonLink kind="secondary" href={addressIn(locale, `/cells/${task.code}`)}>
          {t('task')}
        </ButtonLink>
      )}
    </>
  )
}
