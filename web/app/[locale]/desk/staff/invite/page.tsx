import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { deskActor } from '../../../../../server/session.ts'
import { Columns } from '../../../../../ui/columns.tsx'
import { Missing } from '../../../../../ui/missing.tsx'
import { SignedOut } from '../../signed-out.tsx'
import { askPerson } from '../questions.ts'
import { StaffForm } from '../staff-form.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskStaff'))('invite'),
})

/** A person is asked in, with a first duty. */
const Invite = async ({ searchParams }: { searchParams: Promise<{ cell?: string | string[] }> }) => {
  const actor = await deskActor()
  if (!actor) return <SignedOut />
  const own = actor.grants.find(({ role }) => role === 'admin')
  if (!own) return <Missing />
  const [t, locale, messages] = await Promise.all([getTranslations('deskStaff'), getLocale(), getMessages()])
  const { cell = own.cell } = await searchParams
  return (
    <Columns>
      <p>
        <a href={addressIn(locale, '/desk/staff')}>{t('back')}</a>
      </p>
      <h1>{t('invite')}</h1>
      <NextIntlClientProvider messages={{ deskStaff: messages.deskStaff, fault: messages.fault }}>
        <StaffForm
          deed="invite"
          page="/desk/staff/invite"
          questions={await askPerson(own.cell, String(cell))}
        />
      </NextIntlClientProvider>
    </Columns>
  )
}

export default Invite
