import type { Scheme } from '@wangge/core/scheme'
import { useTranslations } from 'next-intl'
import { FactList } from '../../../ui/fact-list.tsx'

/** The files a report was computed from, by hash: whoever has the same computes the same. */
export const SurveyedFiles = ({
  scheme: { id, grid, facts, survey },
  day,
}: {
  scheme: Scheme
  day: string
}) => {
  const t = useTranslations('coverage')
  return (
    <FactList
      facts={[
        { term: t('schemeId'), value: id },
        { term: t('asOf'), value: day },
        { term: t('file.grid'), value: grid },
        { term: t('file.facts'), value: facts },
        { term: t('file.survey'), value: survey },
      ]}
    />
  )
}
