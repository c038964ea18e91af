import { type Role, roles, type Title, titleOf, titles } from '../../officer/officer.ts'

/** What a post is called when its row does not say; teams are always called something. */
const usual: Readonly<Record<Role, string | undefined>> = {
  head: 'grid-head',
  deputy: 'deputy-grid-head',
  worker: 'grid-worker',
  team: undefined,
}

const plain = (word: string): string => word.toLowerCase().replaceAll(' ', '')

/** By code and by every name. */
const byWord = new Map(
  titles.flatMap((title) => [title.code, ...Object.values(title.name)].map((word) => [plain(word), title])),
)

/** The title of a row by its two columns, either of which may name it; undefined when they do not fit each other. */
export function titleFrom(
  roleWord: string,
  titleWord: string | undefined,
  isRoot: boolean,
): Title | undefined {
  const role = roles.find((each) => each === plain(roleWord))
  const named = byWord.get(plain(titleWord ?? roleWord))
  if (titleWord !== undefined)
    return named?.role === (role ?? byWord.get(plain(roleWord))?.role) ? named : undefined
  if (!role) return named
  return titleOf((isRoot && role === 'head' ? 'general-grid-head' : usual[role]) ?? '')
}
