import { loadScheme } from '@wangge/core/scheme/load'
import { heldToday } from '@wangge/core/staff/grants-today'
import { readPerson } from '@wangge/core/staff/read-person'
import { listStaff } from '@wangge/core/staff/read-staff'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { ctx } from '../../../../../server/context.ts'
import { found } from '../../../../../server/found.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Columns } from '../../../../../ui/columns.tsx'
import { FactList } from '../../../../../ui/fact-list.tsx'
import { InChinese } from '../../../../../ui/in-chinese.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { askHandOver, askInterests, askRight, rightInWords } from '../questions.ts'
import { StaffForm } from '../staff-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskStaff'))('title'),
})

/** One account: what the person may do where, and what an administrator may change of it. */
const Person = async ({ params }: { params: Promise<{ id: string }> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const { id } = await params
  const person = await found(readPerson(ctx, actor, id))
  if (!person) return <Missing />
  const [t, locale, messages, scheme] = await Promise.all([
    getTranslations('deskStaff'),
    getLocale(),
    getMessages(),
    loadScheme(ctx),
  ])
  const say = await rightInWords(scheme.ref)
  const own = actor.grants.find(({ role }) => role === 'admin')
  const page = `/desk/staff/${id}`
  const mayChange = own !== undefined && actor.id !== id && person.status !== 'ended'
  const others = mayChange ? ((await found(listStaff(ctx, actor, own.cell))) ?? []) : []
  const following = others.filter((each) => each.id !== id && each.status !== 'ended')
  return (
    <Columns>
      <p>
        <a href={addressIn(locale, '/desk/staff')}>{t('back')}</a>
      </p>
      <h1>
        <InChinese>{person.name}</InChinese>
      </h1>
      <FactList
        facts={[
          { term: t('number'), value: person.id },
          { term: t('status'), value: t(`statusName.${person.status}`) },
          { term: t('mail'), value: person.mail ?? '–' },
        ]}
      />
      {actor.id === id && <p>{t('mine')}</p>}
      <NextIntlClientProvider messages={{ deskStaff: messages.deskStaff, fault: messages.fault }}>
        <h2>{t('grants')}</h2>
        {person.grants.length === 0 && <p>{t('noGrants')}</p>}
        {person.grants.map((grant) => (
          <section key={grant.id} aria-label={say(grant)}>
            <p>{say(grant)}</p>
            {mayChange && <StaffForm deed="revoke" id={id} grant={grant.id} page={page} questions={[]} />}
          </section>
        ))}
        {mayChange && (
          <>
            <StaffForm isFolded deed="grant" id={id} page={page} questions={await askRight(own.cell)} />
            {person.grants.length > 0 && (
              <StaffForm
                isFolded
                deed="hand-over"
                lead={t('handOverLead')}
                id={id}
                page={page}
                questions={await askHandOver(await heldToday(ctx, person.grants), following, say)}
              />
            )}
            <StaffForm
              isFolded
              deed="declare"
              id={id}
              page={page}
              questions={await askInterests(person.interests)}
            />
            <StaffForm isFolded deed="sign-out" id={id} page={page} questions={[]} />
            <StaffForm
              isFolded
              deed="end"
              id={id}
              page={page}
              questions={[
                {
                  name: 'sure',
                  label: t('forms.end.title'),
                  kind: 'ticks',
                  options: [{ value: 'yes', name: t('endSure') }],
                },
              ]}
            />
          </>
        )}
      </NextIntlClientProvider>
    </Columns>
  )
}

export default Person
