import { loadScheme } from '@wangge/core/scheme/load'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import styles from './notice.module.css'

type Props = { params: Promise<{ code: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { ref } = await loadScheme(ctx)
  return { title: (await getTranslations('notice'))('title', { cell: ref((await params).code).name }) }
}

const NoticePage = async ({ params }: Props) => {
  const { code } = await params
  const locale = await getLocale()
  const t = await getTranslations('notice')
  const node = (await loadScheme(ctx)).cell(code)
  if (!node) return <Missing />
  const picture = `/api/v1/cells/${code}/notice.svg`
  return (
    <div className={styles.page}>
      <h1>{t.rich('heading', { cell: () => <InChinese>{node.name}</InChinese> })}</h1>
      <p>{t('lead')}</p>
      <p>
        <a href={picture}>{t('download')}</a> · <a href={addressIn(locale, `/cells/${code}`)}>{t('back')}</a>
      </p>
      {/* biome-ignore lint/performance/noImgElement: a drawing made on the spot has nothing to be optimized */}
      <img
        className={styles.sheet}
        src={picture}
        alt={t('alt', { cell: node.name })}
        width="794"
        height="1123"
      />
    </div>
  )
}

export default NoticePage
