import { titleOf } from '@wangge/core/officer'
import { loadSurvey } from '@wangge/core/scheme/bulk'
import type { LoadedScheme } from '@wangge/core/scheme/load'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { addressIn } from '../../../i18n/locales.ts'
import { ctx } from '../../../server/context.ts'
import { dayBefore } from '../../../server/time-line.ts'
import { noonOf } from '../../../ui/due.tsx'
import { Timeline } from '../../../ui/timeline.tsx'

/** The schemes in force one after the other: how long, how many cells of each level, which teams, how large. */
export const SchemeTimeline = async ({ schemes }: { schemes: readonly LoadedScheme[] }) => {
  const locale = await getLocale()
  const t = await getTranslations('cells')
  const format = await getFormatter()
  const areas = await Promise.all(
    schemes.map(async ({ scheme }) => (await loadSurvey(ctx, scheme.survey)).rootsKm2),
  )
  const date = (day: string) => format.dateTime(noonOf(day), { dateStyle: 'long' })
  return (
    <Timeline
      steps={schemes.map((loaded, i) => {
        const { scheme } = loaded
        const until = schemes[i + 1]?.scheme.validFrom
        const from = date(scheme.validFrom)
        const kinds = [...loaded.codes()].map((code) => loaded.cell(code)?.level)
        return {
          id: scheme.id,
          at: scheme.validFrom,
          date: until ? t('span', { from, to: date(dayBefore(until)) }) : t('sinceThen', { from }),
          title: scheme.name[locale],
          text: [
            ...scheme.levels.map(({ kind, name }) =>
              t('count', { name: name[locale], count: kinds.filter((each) => each === kind).length }),
            ),
            ...teamsOf(loaded).map(({ title, count, members }) =>
              t(members > 0 ? 'members' : 'teams', {
                name: titleOf(title)?.name[locale] ?? title,
                count,
                members,
              }),
            ),
            t('km2', { area: format.number(areas[i] ?? 0, { maximumFractionDigits: 1 }) }),
          ].join(' · '),
          clock: until && <a href={addressIn(locale, `/cells?on=${scheme.validFrom}`)}>{t('seeThen')}</a>,
        }
      })}
    />
  )
}

/** Teams by title, with how many belong to them in all. */
function teamsOf({ codes, facts }: LoadedScheme) {
  const teams = [...codes()]
    .flatMap((code) => facts(code).seats)
    .filter(({ title }) => titleOf(title)?.role === 'team')
  return [...Map.groupBy(teams, ({ title }) => title)].map(([title, seats]) => ({
    title,
    count: seats.length,
    members: seats.reduce((sum, { members = 0 }) => sum + members, 0),
  }))
}
