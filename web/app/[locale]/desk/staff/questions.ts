import { dayOf } from '@wangge/core/calendar'
import { departmentName, departments } from '@wangge/core/department'
import { headPost, titles } from '@wangge/core/officer'
import { loadScheme } from '@wangge/core/scheme/load'
import { type Account, type Grant, staffRoles } from '@wangge/core/staff'
import { categories } from '@wangge/core/tip'
import type { CellRef } from '@wangge/grid'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ctx } from '../../../../server/context.ts'
import { noonOf } from '../../../../ui/due.tsx'
import type { Question } from '../../../../ui/question-field.tsx'
import { cellGroups } from '../cell-groups.ts'

/** Cells that can be chosen from a list; of more only the code is asked. */
const MOST = 3_000

/** In which cell a right holds. @param top whoever gives it may give none outside @param cell what stands there to begin with */
async function askCell(top: string, cell: string): Promise<Question> {
  const [t, loaded] = await Promise.all([getTranslations('deskStaff'), loadScheme(ctx)])
  const groups = cellGroups(loaded, top, { points: true })
  const asked = { name: 'cell', label: t('cell'), value: cell }
  if (groups.reduce((sum, { cells }) => sum + cells.length, 0) > MOST)
    return { ...asked, label: t('cellCode'), hint: t('cellHint', { example: top }), kind: 'line' }
  const option = ({ code, name }: CellRef) => ({ value: code, name })
  return {
    ...asked,
    kind: 'choice',
    options: [option(loaded.ref(top))],
    groups: groups.map(({ name, cells }) => ({ name, options: cells.map(option) })),
  }
}

/** What is asked of a right that holds in a cell or below it. @param cell what stands there to begin with */
export async function askRight(top: string, cell = top): Promise<readonly Question[]> {
  const [t, role, locale] = await Promise.all([
    getTranslations('deskStaff'),
    getTranslations('desk'),
    getLocale(),
  ])
  return [
    {
      name: 'role',
      label: t('role'),
      hint: t('roleHint'),
      kind: 'choice',
      options: staffRoles.map((value) => ({
        value,
        name: role(`role.${value}`, { department: t('department') }),
      })),
    },
    await askCell(top, cell),
    {
      name: 'department',
      label: t('department'),
      hint: t('departmentHint'),
      kind: 'choice',
      isOptional: true,
      options: [
        { value: '', name: t('noDepartment') },
        ...departments.map(({ code, name }) => ({ value: code, name: name[locale] })),
      ],
    },
    {
      name: 'from',
      label: t('day'),
      hint: t('dayHint'),
      kind: 'line',
      value: dayOf(ctx.now()),
    },
    { name: 'until', label: t('lastDay'), hint: t('dayHint'), kind: 'line', isOptional: true },
    {
      name: 'kinds',
      label: t('kindsLabel'),
      hint: t('kindsHint'),
      kind: 'ticks',
      isOptional: true,
      options: categories.map(({ code, name }) => ({ value: code, name: name[locale] })),
    },
  ]
}

/** What is asked of a person who is invited. */
export async function askPerson(top: string, cell: string): Promise<readonly Question[]> {
  const t = await getTranslations('deskStaff')
  return [
    { name: 'name', label: t('name'), kind: 'line' },
    { name: 'mail', label: t('mail'), hint: t('mailHint'), kind: 'line', isOptional: true },
    ...(await askRight(top, cell)),
  ]
}

/** What is asked when a post changes hands. @param grants as they count today @param others who may follow */
export async function askHandOver(
  grants: readonly Grant[],
  others: readonly Pick<Account, 'id' | 'name'>[],
  say: (grant: Grant) => string,
): Promise<readonly Question[]> {
  const [t, locale] = await Promise.all([getTranslations('deskStaff'), getLocale()])
  return [
    {
      name: 'which',
      label: t('which'),
      kind: 'choice',
      options: grants.map((grant) => ({
        value: [grant.role, grant.cell, grant.department].filter(Boolean).join('|'),
        name: say(grant),
      })),
    },
    {
      name: 'to',
      label: t('to'),
      hint: t('toHint'),
      kind: 'choice',
      options: others.map(({ id, name }) => ({ value: id, name: `${name} · ${id.slice(0, 4)}` })),
    },
    {
      name: 'post',
      label: t('post'),
      hint: t('postHint', { example: headPost(grants[0]?.cell ?? '') }),
      kind: 'line',
      isOptional: true,
    },
    {
      name: 'title',
      label: t('postTitle'),
      kind: 'choice',
      isOptional: true,
      options: titles.map(({ code, name }) => ({ value: code, name: name[locale] })),
    },
    { name: 'phone', label: t('phone'), hint: t('phoneHint'), kind: 'line', isOptional: true },
  ]
}

/** Which enterprises a person is tied to. */
export async function askInterests(interests: readonly string[]): Promise<readonly Question[]> {
  const t = await getTranslations('deskStaff')
  return [
    {
      name: 'interests',
      label: t('interests'),
      hint: t('interestsHint'),
      kind: 'line',
      isOptional: true,
      value: interests.join(' '),
    },
  ]
}

/** A right in words: duty, department, cell, days, kinds. */
export async function rightInWords(refOf: (cell: string) => { readonly name: string }) {
  const [t, role, locale, format] = await Promise.all([
    getTranslations('deskStaff'),
    getTranslations('desk'),
    getLocale(),
    getFormatter(),
  ])
  const day = (date: string) => format.dateTime(noonOf(date), { dateStyle: 'medium' })
  return ({ role: held, cell, department, kinds, from, until }: Grant): string =>
    [
      t('grantLine', {
        role: role(`role.${held}`, { department: departmentName(department ?? '', locale) }),
        cell: refOf(cell).name,
      }),
      t('from', { date: day(from) }),
      ...(until === null ? [] : [t('until', { date: day(until) })]),
      ...(kinds.length > 0
        ? [
            t('kinds', {
              kinds: kinds
                .map((kind) => categories.find(({ code }) => code === kind)?.name[locale] ?? kind)
                .join(' '),
            }),
          ]
        : []),
    ].join(' · ')
}
