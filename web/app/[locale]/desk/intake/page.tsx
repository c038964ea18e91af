import { listCases } from '@wangge/core/case/list'
import { type LoadedScheme, loadScheme } from '@wangge/core/scheme/load'
import { search } from '@wangge/core/scheme/search'
import { policy } from '@wangge/core/staff/authorize'
import { categories, categoryName } from '@wangge/core/tip'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getLocale, getMessages, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../i18n/locales.ts'
import { ctx } from '../../../../server/context.ts'
import { searchWords } from '../../../../server/search-words.ts'
import { deskActor } from '../../../../server/session.ts'
import { noonOf } from '../../../../ui/due.tsx'
import { cellGroups } from '../cell-groups.ts'
import { SignedOut } from '../signed-out.tsx'
import { IntakeForm, type IntakePlace } from './intake-form.tsx'
import { PlacePart } from './place-part.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('deskIntake'))('title'),
})

/** Open cases shown beside a new one, and places found for a name. */
const FEW = 6
const FINDS = 20

type Query = Readonly<Record<'q' | 'cell', string | string[] | undefined>>

const takesDown = policy.find(({ action }) => action === 'tip.take-down')?.allow ?? {}

/** Taking down what came by telephone, hotline, WeChat or letter. */
const Intake = async ({ searchParams }: { searchParams: Promise<Query> }) => {
  const [t, locale, query] = await Promise.all([getTranslations('deskIntake'), getLocale(), searchParams])
  const { fault, deskCase, deskIntake } = await getMessages()
  const actor = await deskActor()
  const here = addressIn(locale, '/desk/intake')
  const loaded = await loadScheme(ctx)
  const code = typeof query.cell === 'string' && loaded.cell(query.cell) ? query.cell : null
  const words = searchWords(typeof query.q === 'string' ? query.q : '')
  const finds = words
    ? search(loaded, words, FINDS).map(({ cell, parents }) => ({
        cell,
        above: parents.map(({ name }) => name).join(' › '),
      }))
    : null
  const may = actor?.grants.some(({ role }) => takesDown[role] !== undefined) ?? false
  const refused = (
    <>
      <meta name="status" content="403" />
      <h1>{t('title')}</h1>
      <p>{t('denied')}</p>
    </>
  )
  return (
    <NextIntlClientProvider messages={{ fault, deskCase, deskIntake }}>
      <IntakeForm
        here={here}
        firstKey={crypto.randomUUID()}
        place={may && code ? await placeOf(loaded, code) : null}
        categories={categories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        head={
          <>
            <h1>{t('title')}</h1>
            <p>{t('lead')}</p>
            {may && (
              <PlacePart
                here={here}
                chosen={code ? loaded.ref(code) : null}
                words={words}
                finds={finds}
                groups={cellGroups(loaded, loaded.root.code, { points: false })}
              />
            )}
          </>
        }
        instead={actor ? may ? null : refused : <SignedOut />}
      />
    </NextIntlClientProvider>
  )
}

/** A cell with what everybody can see to stand open there. */
async function placeOf(loaded: LoadedScheme, cell: string): Promise<IntakePlace> {
  const [locale, format] = await Promise.all([getLocale(), getFormatter()])
  const lists = await Promise.all(
    (['received', 'handling'] as const).map((status) => listCases(ctx, { cell, status, limit: FEW })),
  )
  const open = lists
    .flatMap(({ cases }) => cases)
    .slice(0, FEW)
    .map(({ no, category, receivedOn, cell: { name } }) => {
      const day = format.dateTime(noonOf(receivedOn), { dateStyle: 'long' })
      return { value: no, label: `${categoryName(category, locale)} · ${name} · ${day} · ${no}` }
    })
  return { cell, name: loaded.ref(cell).name, open }
}

export default Intake
