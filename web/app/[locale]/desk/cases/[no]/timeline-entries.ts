import type { Doer, Happened } from '@wangge/core/case/history'
import { doors } from '@wangge/core/case/named-codes'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../../../i18n/locales.ts'
import { noonOf } from '../../../../../ui/due.tsx'
import { clauseInWords } from './clause-in-words.ts'

/** One thing that happened, in words. */
export type TimelineEntry = {
  readonly seq: number
  readonly at: string
  readonly date: string
  readonly title: string
  readonly by: string
  readonly facts: readonly string[]
  /** Another case it is about. */
  readonly ref: { readonly no: string; readonly address: string } | null
  readonly words: readonly { readonly label: string; readonly text: string }[]
  readonly photos: readonly string[]
}

const wordNames = ['text', 'reason', 'summary', 'record', 'reply', 'theirNo', 'on'] as const

/** Lists in which the kind of a deed is found. */
const kinds: Readonly<Record<string, string>> = {
  visit: 'visitSteps',
  urge: 'urges',
  refer: 'option.refer_to',
  check: 'option.check_result',
  'look-back': 'option.look-back_result',
  review: 'option.review_result',
}

/** What happened to a case in words, in order. */
export async function timelineEntries(
  history: readonly Happened[],
  nameOf: (unit: string) => string,
): Promise<readonly TimelineEntry[]> {
  const [t, format, locale] = await Promise.all([getTranslations('deskCase'), getFormatter(), getLocale()])
  const has = (key: string) => t.has(key as 'title')
  const say = (key: string) => t(key as 'title')
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'long' })
  const fact = (
    name: 'reason' | 'verdict' | 'to' | 'unit' | 'clause' | 'clock' | 'due' | 'kind' | 'days',
    value?: string,
  ) => (value === undefined ? [] : [t(`fact.${name}`, { value })])
  const inWords = (key: string) => (has(key) ? say(key) : undefined)
  const by = ({ kind, person }: Doer) =>
    kind === 'staff' ? (person ?? say('by.unnamed')) : say(`by.${kind}`)
  const kindOf = (event: string, kind?: string) => {
    if (kind === undefined) return undefined
    const door = doors.find(({ code }) => event === 'not-accept' && code === kind)
    return door ? door.name[locale] : inWords(`${kinds[event]}.${kind}`)
  }
  let handling: string | null = null
  return history.map(({ seq, at, event, by: doer, unit, facts, words, photos }) => {
    const { reason, verdict, to, clock, due, kind, ref, count, clause } = facts
    const handedTo = unit !== null && unit !== handling && unit !== to ? unit : undefined
    handling = unit ?? handling
    const place = words?.point as { lng: number; lat: number } | undefined
    return {
      seq,
      at,
      date: format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short', hour12: false }),
      title: say(`event.${event}`),
      by: by(doer),
      facts: [
        ...fact('verdict', verdict && say(`verdicts.${verdict}`)),
        ...fact('reason', reason && inWords(`option.${event}_reason.${reason}`)),
        ...fact('to', to && nameOf(to)),
        ...fact('unit', handedTo && nameOf(handedTo)),
        ...fact('clause', clause && clauseInWords(clause, locale)),
        ...fact('kind', kindOf(event, kind)),
        ...fact('clock', clock && inWords(`clock.${clock.replace('.', '_')}`)),
        ...fact('days', event === 'extend' && count !== undefined ? String(count) : undefined),
        ...fact('due', due && day(due)),
      ],
      ref: ref === undefined ? null : { no: ref, address: addressIn(locale, `/desk/cases/${ref}`) },
      words: [
        ...wordNames.flatMap((name) => {
          const text = words?.[name]
          return typeof text === 'string' ? [{ label: say(`words.${name}`), text }] : []
        }),
        ...(place ? [{ label: say('words.place'), text: `${place.lng}, ${place.lat}` }] : []),
      ],
      photos,
    }
  })
}
