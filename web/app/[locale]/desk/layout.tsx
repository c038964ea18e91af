import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { deskActor } from '../../../server/session.ts'
import { DeskNav } from './desk-nav.tsx'
import { DeskPerson } from './desk-person.tsx'
import { DeskWrong } from './desk-wrong.tsx'

export const generateMetadata = async (): Promise<Metadata> => {
  const [t, site] = [(await getTranslations('desk'))('title'), (await getTranslations('frame'))('site')]
  return { title: { template: `%s · ${t} · ${site}`, default: `${t} · ${site}` } }
}

/** What stands around every page of the desk. It protects nothing: each page asks who is signed in itself. */
const DeskLayout = async ({ children }: { children: ReactNode }) => {
  const actor = await deskActor()
  // The page stands in the same place of the tree for everybody: what a form brought back is found by that place.
  return (
    <>
      {actor ? <DeskPerson actor={actor} /> : null}
      {actor ? <DeskNav actor={actor} /> : null}
      {actor ? <DeskWrong /> : null}
      {children}
    </>
  )
}

export default DeskLayout
