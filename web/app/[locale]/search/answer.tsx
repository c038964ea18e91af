import { type ResponsiblePost, titleName } from '@wangge/core/officer'
import type { Hit } from '@wangge/core/scheme/search'
import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '../../../i18n/locales.ts'
import { Breadcrumb } from '../../../ui/breadcrumb.tsx'
import styles from './answer.module.css'

/** Who holds the post asked for, or is responsible in the cell found; where nobody does, whoever is above. */
export const Answer = ({
  hit: { cell, parents, post: named },
  post,
  above,
}: {
  hit: Hit
  post: ResponsiblePost | undefined
  above: ResponsiblePost | undefined
}) => {
  const locale = useLocale()
  const t = useTranslations('search')
  const address = (code: string) => addressIn(locale, `/cells/${code}`)
  const said = (held: ResponsiblePost) => ({
    title: titleName(held.title, locale),
    name: held.name,
    phone: () => <a href={`tel:${held.phone}`}>{held.phone}</a>,
  })
  return (
    <section className={styles.answer} aria-label={t('answerLabel')}>
      <Breadcrumb
        label={t('chain')}
        places={[...parents, cell].map(({ code, name }) => ({ name, address: address(code) }))}
      />
      <p className={styles.sentence}>
        {post
          ? t.rich('answer', { cell: cell.name, ...said(post) })
          : t('answerNobody', {
              cell: cell.name,
              title: titleName(named?.title ?? 'grid-head', locale),
            })}
      </p>
      {!post && above && <p>{t.rich('answerAbove', { cell: parents.at(-1)?.name ?? '', ...said(above) })}</p>}
      <ul className={styles.ways}>
        <li>
          <a href={address(cell.code)}>{t('cellPage', { cell: cell.name })}</a>
        </li>
        {named && (
          <li>
            <a href={addressIn(locale, `/posts/${named.code}`)}>
              {t('postPage', { cell: cell.name, title: titleName(named.title, locale) })}
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}
