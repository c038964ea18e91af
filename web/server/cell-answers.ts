import { type Holder, titleName } from '@wangge/core/officer'
import type { HeldSeat } from '@wangge/core/officer/read'
import type { PublicPost } from '@wangge/core/officer/read-post'
import type { HeldCell, Kin, PublicCell } from '@wangge/core/scheme/read-cell'
import type * as z from 'zod/mini'
import type { Locale } from '../i18n/locales.ts'
import { post } from './answers.ts'
import type { cellAnswer, postAnswer } from './cell-schemas.ts'

/** Answers of the API about a cell and its posts. */

const certificateOf = (holder: Holder) => holder.certificate ?? null

const seat = ({ post, title, from, holder, members }: HeldSeat, locale: Locale) => ({
  post,
  title: titleName(title, locale),
  from,
  holder: holder && { name: holder.name, phone: holder.phone, certificate: certificateOf(holder) },
  members: members ?? null,
})

const kin = (kin: Kin | null) =>
  kin && { scheme: kin.scheme.id, validFrom: kin.scheme.validFrom, cells: [...kin.cells] }

export const toCellAnswer = (
  cell: PublicCell,
  areaKm2: number | undefined,
  locale: Locale,
): z.infer<typeof cellAnswer> => {
  const held = (each: HeldCell) => ({ ...each, responsible: post(each.responsible, locale) })
  const { scheme, day, inForce, parents, children, code, name, level, responsible, site } = cell
  return {
    ...held({ code, name, level, responsible }),
    scheme: scheme.id,
    day,
    inForce,
    areaKm2: areaKm2 ?? null,
    parents: parents.map(held),
    children: children.map(held),
    seats: cell.seats.map((each) => seat(each, locale)),
    fixes: cell.fixes.map((each) => ({ ...each })),
    lists: cell.lists.map(({ kind, items }) => ({ kind, items: items.map((item) => ({ ...item })) })),
    site: site && { kind: site.kind, uscc: site.uscc ?? null, at: site.at },
    before: kin(cell.before),
    after: kin(cell.after),
    demo: scheme.demo,
  }
}

export const toPostAnswer = (shown: PublicPost, locale: Locale): z.infer<typeof postAnswer> => ({
  post: shown.post,
  cell: shown.cell,
  title: titleName(shown.title, locale),
  members: shown.members,
  terms: shown.terms.map((term) => ({
    name: term.name,
    title: titleName(term.title, locale),
    // An office line is not that of whoever left.
    phone: term.to === null ? term.phone : null,
    certificate: certificateOf(term),
    from: term.from,
    to: term.to,
  })),
  demo: shown.demo,
})
