import { dayOf } from '@wangge/core/calendar'
import { titleName } from '@wangge/core/officer'
import { readPost } from '@wangge/core/officer/read-post'
import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { found } from '../../../../server/found.ts'
import { CellLink } from '../../../../ui/cell-link.tsx'
import { Columns } from '../../../../ui/columns.tsx'
import { noonOf } from '../../../../ui/due.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { InChinese } from '../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../ui/missing.tsx'
import { Phone } from '../../../../ui/phone.tsx'
import { Terms } from './terms.tsx'

type Props = { params: Promise<{ code: string }> }

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const post = await found(readPost(ctx, (await params).code))
  const locale = await getLocale()
  const t = await getTranslations('post')
  return {
    title: post ? t('title', { cell: post.cell.name, title: titleName(post.title, locale) }) : '',
    robots: { index: false },
  }
}

const PostPage = async ({ params }: Props) => {
  const locale = await getLocale()
  const t = await getTranslations('post')
  const format = await getFormatter()
  const shown = await found(readPost(ctx, (await params).code))
  if (!shown) return <Missing />
  const { post, cell, title, members, terms } = shown
  const today = dayOf(ctx.now())
  const held = terms.find(({ from, to }) => from <= today && (to === null || to >= today))
  const date = (day: string) => format.dateTime(noonOf(day), { dateStyle: 'long' })
  return (
    <>
      <h1>
        <InChinese>{cell.name}</InChinese> {titleName(title, locale)}
      </h1>
      <p>
        {held
          ? t.rich('answer', {
              name: () => <InChinese>{held.name}</InChinese>,
              date: date(held.from),
              phone: () => <Phone line={held.phone} />,
            })
          : t('answerNobody')}
      </p>
      <Columns
        facts={
          <FactList
            facts={[
              { term: t('cell'), value: <CellLink cell={cell} /> },
              { term: t('role'), value: titleName(title, locale) },
              { term: t('post'), value: post },
              ...(members === null
                ? []
                : [{ term: t('members'), value: t('membersCount', { count: members }) }]),
            ]}
          />
        }
      >
        <h2>{t('terms')}</h2>
        <Terms terms={terms} today={today} />
        <HowWeCount title={t('onlyDutyTitle')}>
          <p>{t('onlyDuty')}</p>
        </HowWeCount>
        <p>
          <a href={addressIn(locale, `/cells/${cell.code}`)}>
            {t.rich('back', { cell: () => <InChinese>{cell.name}</InChinese> })}
          </a>{' '}
          ·{' '}
          <a href={addressIn(locale, `/cells/${cell.code}/wrong`)} rel="nofollow">
            {t('wrong')}
          </a>
        </p>
      </Columns>
    </>
  )
}

export default PostPage
