import { getMessages } from 'next-intl/server'

/** What the forms of an office say by themselves; everything else is said by its page. */
export async function officeMessages() {
  const { deskOffice, fault } = await getMessages()
  return { deskOffice, fault }
}
