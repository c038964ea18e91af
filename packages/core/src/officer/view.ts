import type { View } from '@wangge/ledger'
import type { Officer, ResponsiblePost } from './officer.ts'
import { headPost } from './officer.ts'

export const postKey = (cell: string) => ({ pk: `cell#${cell}`, sk: `post#${headPost(cell)}` })

export const officerView = ({ cell, post, title, name, phone }: Officer, seq: number): View => {
  const body: ResponsiblePost = { code: post, title, name, phone }
  return { ...postKey(cell), seq, body }
}
