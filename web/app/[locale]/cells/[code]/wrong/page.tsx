import { subjects } from '@wangge/core/correction'
import { Fault } from '@wangge/core/fault'
import { loadScheme } from '@wangge/core/scheme/load'
import type { CellRef } from '@wangge/grid'
import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { ctx } from '../../../../../server/context.ts'
import { Missing } from '../../../../../ui/missing.tsx'
import { WrongForm } from './wrong-form.tsx'

type Props = { params: Promise<{ code: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('correction'))('title'),
})

const WrongPage = async ({ params }: Props) => {
  const { code } = await params
  const locale = await getLocale()
  const { correction, fault } = await getMessages()
  const cells = await cellAndTask(code)
  if (!cells) return <Missing />
  return (
    <NextIntlClientProvider messages={{ correction, fault }}>
      <WrongForm
        {...cells}
        subjects={subjects.map(({ code, name }) => ({ code, name: name[locale] }))}
        start={{ typed: { key: crypto.randomUUID(), cell: code, about: '', note: '' }, wrongs: [], no: null }}
      />
    </NextIntlClientProvider>
  )
}

/**
 * The cell and the one that will have the error to check; undefined for a cell that is not in force. When the store does
 * not answer the page comes all the same: it is also the page that brings back what was typed.
 */
async function cellAndTask(code: string): Promise<{ cell: CellRef; task: CellRef } | undefined> {
  try {
    const { cell, ref } = await loadScheme(ctx)
    const node = cell(code)
    return node && { cell: ref(code), task: ref(node.parent ?? code) }
  } catch (error) {
    if (error instanceof Fault) throw error
    const unnamed = { code, name: code, level: '' }
    return { cell: unnamed, task: unnamed }
  }
}

export default WrongPage
