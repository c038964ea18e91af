import type { PublicCase } from '@wangge/core/case/read'
import { useTranslations } from 'next-intl'

/** What deputies asked about a case, and what they were answered (S2-12). */
export const DeputyAnswers = ({ answers }: Pick<PublicCase, 'answers'>) => {
  const t = useTranslations('case')
  if (answers.length === 0) return null
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('answers')}</h2>
      <dl>
        {answers.map(({ question, answer }) => (
          <div key={`${question}${answer}`} lang="zh-CN">
            <dt>
              {t('question')}：{question}
            </dt>
            <dd>
              {t('answerIs')}：{answer}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
