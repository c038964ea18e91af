import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../locale.ts'
import { type Apart, policy, type Reach } from './authorize.ts'
import { staffRoles } from './staff.ts'

const root = join(import.meta.dirname, '../../../..')

/** The words the site has for the table. */
export type RightsWords = {
  readonly title: string
  readonly lead: string
  readonly legend: string
  readonly outside: string
  readonly against: string
  readonly action: string
  readonly conditions: string
  readonly no: string
  readonly prove: string
  readonly record: string
  readonly reach: Readonly<Record<Reach, string>>
  readonly reachMeans: Readonly<Record<Reach, string>>
  readonly apart: Readonly<Record<Apart, string>>
  readonly roles: Readonly<Record<string, string>>
  readonly groups: Readonly<Record<string, string>>
  readonly actions: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const wordsOfRights = (locale: Locale): RightsWords =>
  JSON.parse(readFileSync(join(root, `web/messages/${locale}/rights.json`), 'utf8'))

/** The table as an official reads it. */
export function rightsTable(locale: Locale): string {
  const words = wordsOfRights(locale)
  const named = (action: string) => {
    const [noun = '', deed = ''] = action.split('.')
    return words.actions[noun]?.[deed] ?? '?'
  }
  const rows = policy.map(({ action, allow, apart = [], prove, record }) => {
    const reaches = staffRoles.map((role) => (allow[role] ? words.reach[allow[role]] : words.no))
    const conditions = [
      ...apart.map((who) => words.apart[who]),
      ...(prove ? [words.prove] : []),
      ...(record ? [words.record] : []),
    ]
    return [`${named(action)} \`${action}\``, ...reaches, conditions.join('; ')]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    `## ${words.title}`,
    words.lead,
    `### ${words.legend}`,
    Object.entries(words.reachMeans)
      .map(([reach, means]) => `- **${words.reach[reach as Reach]}**: ${means}`)
      .join('\n'),
    words.outside,
    words.against,
    [
      line([words.action, ...staffRoles.map((role) => words.roles[role] ?? '?'), words.conditions]),
      line(['---', ...staffRoles.map(() => '---'), '---']),
      ...rows.map(line),
    ].join('\n'),
  ].join('\n\n')
}
