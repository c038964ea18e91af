'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useActionState } from 'react'
import { addressIn } from '../../../../i18n/locales.ts'
import { Button } from '../../../../ui/button.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { FactList } from '../../../../ui/fact-list.tsx'
import { HowWeCount } from '../../../../ui/how-we-count.tsx'
import { Notice } from '../../../../ui/notice.tsx'
import { type Question, QuestionField } from '../../../../ui/question-field.tsx'
import { actOnStaff } from './actions.ts'
import { type Answer, elsewhere, nothingYet, type StaffDeed } from './staff-deeds.ts'

/**
 * A form for one deed on an account; `page` is where who has to sign in elsewhere comes back to. Folded under its title,
 * if it is to be, until there is an answer.
 */
export const StaffForm = ({
  deed,
  id,
  grant,
  page,
  isFolded = false,
  lead,
  questions,
}: {
  deed: StaffDeed
  id?: string
  grant?: string
  page: string
  isFolded?: boolean
  lead?: string
  questions: readonly Question[]
}) => {
  const t = useTranslations('deskStaff')
  const [answer, action] = useActionState(actOnStaff, nothingYet)
  const prefix = [deed, grant].filter(Boolean).join('-')
  const form = (
    <form action={action} noValidate>
      {lead && <p>{lead}</p>}
      <Told
        answer={answer}
        deed={deed}
        prefix={prefix}
        page={page}
        names={questions.map(({ name }) => name)}
      />
      <input type="hidden" name="deed" value={deed} />
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      {grant !== undefined && <input type="hidden" name="grant" value={grant} />}
      {questions.map((question) => (
        <Asked key={question.name} question={question} prefix={prefix} answer={answer} />
      ))}
      <Button
        kind={deed === 'end' || deed === 'revoke' ? 'danger' : deed === 'invite' ? 'primary' : 'secondary'}
      >
        {t(`forms.${deed}.button`)}
      </Button>
    </form>
  )
  if (!isFolded) return form
  return (
    <HowWeCount title={t(`forms.${deed}.title`)} isOpen={answer.wrongs.length > 0 || answer.done !== null}>
      {form}
    </HowWeCount>
  )
}

/** What became of it: done, with what is told once, or why not and what to do. */
const Told = ({
  answer: { wrongs, done },
  deed,
  prefix,
  page,
  names,
}: {
  answer: Answer
  deed: StaffDeed
  prefix: string
  page: string
  names: readonly string[]
}) => {
  const t = useTranslations('deskStaff')
  const say = useTranslations('fault')
  const locale = useLocale()
  const ways = [...new Set(wrongs.map(({ code }) => elsewhere[code as keyof typeof elsewhere]))]
  const address = { prove: '/auth/prove', signIn: '/auth/login' }
  const fieldOf = (field = '') => {
    const last = field.split('.').findLast((part) => names.includes(part))
    return `${prefix}-${last ?? names[0] ?? ''}`
  }
  return (
    <>
      {wrongs.length > 0 && (
        <ErrorSummary
          title={t('wrong')}
          errors={wrongs.map(({ code, field, seconds }) => ({
            field: fieldOf(field),
            text: say(code, { minutes: Math.ceil((seconds ?? 0) / 60) }),
            code,
          }))}
        />
      )}
      {ways.map(
        (way) =>
          way && (
            <p key={way}>
              <a
                href={`${address[way]}?returnTo=${encodeURIComponent(addressIn(locale, page))}`}
                target="_blank"
                rel="noreferrer"
              >
                {t(way)}
              </a>
            </p>
          ),
      )}
      {done && (
        <div role="status">
          <Notice kind="held" title={t(`forms.${deed}.title`)}>
            {t(`forms.${deed}.done`, { count: done.openCases ?? 0 })}
          </Notice>
          {done.code !== undefined && (
            <FactList
              facts={[
                { term: t('code'), value: <strong>{done.code}</strong> },
                { term: t('number'), value: done.id },
              ]}
            />
          )}
        </div>
      )}
    </>
  )
}

const Asked = ({ question, prefix, answer }: { question: Question; prefix: string; answer: Answer }) => {
  const t = useTranslations('deskStaff')
  const say = useTranslations('fault')
  const { name } = question
  const wrong = answer.wrongs.find(({ field = '' }) => field.split('.').includes(name))
  return (
    <QuestionField
      id={`${prefix}-${name}`}
      question={question}
      said={answer.typed[name] ?? null}
      error={wrong && say(wrong.code, { minutes: 0 })}
      optional={t('optional')}
    />
  )
}
