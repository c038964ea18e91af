import type { View, ViewKey } from '@wangge/ledger'
import type { Change, Officer } from './officer.ts'

/** What is public of the deeds at one post. All of it is in one partition: the coverage of a scheme asks for every post. */
export type PostView = { readonly post: string; readonly changes: readonly Change[] }

export const POSTS = 'posts'
export const postKey = (post: string): ViewKey => ({ pk: POSTS, sk: `post#${post}` })
/** What the posts of a cell, or with no cell every post, begin with. */
export const postPrefix = (cell?: string) => (cell === undefined ? 'post#' : `post#${cell}.`)

export const officerView = ({ post, changes }: Officer, seq: number): View => {
  const body: PostView = {
    post,
    changes: changes.map(({ from, title, holder }) => ({
      from,
      title,
      holder: holder && {
        name: holder.name,
        phone: holder.phone,
        ...(holder.certificate && { certificate: holder.certificate }),
      },
    })),
  }
  return { ...postKey(post), seq, body }
}
