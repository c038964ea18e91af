import type { Actor } from '@wangge/core/command'
import type { Context } from '@wangge/core/context'
import { appoint } from '@wangge/core/officer/appoint'
import { leave } from '@wangge/core/officer/leave'
import type { Scheme } from '@wangge/core/scheme'
import { activateScheme } from '@wangge/core/scheme/activate'
import { loadTimeline } from '@wangge/core/scheme/load'
import { revertScheme } from '@wangge/core/scheme/revert'
import { contextOf } from './context.ts'
import type { GridOptions } from './options.ts'
import type { Terminal } from './run.ts'

/** One deed of the core on a running machine or the cloud. @throws Fault what the deed refuses */
export async function runDeed(options: GridOptions, actor: Actor, { out }: Terminal): Promise<0> {
  const { verb, words, given } = options
  const [word = ''] = words
  const ctx = contextOf(options)
  switch (verb) {
    case 'list':
      await list(ctx, out)
      break
    case 'activate':
      await activateScheme(ctx, actor, word)
      break
    case 'revert':
      await revertScheme(ctx, actor, word)
      break
    case 'appoint': {
      const { title = '', name = '', phone = '', from = '', certificate: no, until } = given
      const certificate = no !== undefined && until !== undefined ? { certificate: { no, until } } : {}
      await appoint(ctx, actor, { post: word, title, name, phone, from, ...certificate })
      break
    }
    case 'leave':
      await leave(ctx, actor, { post: word, last: given.last ?? '' })
      break
  }
  return 0
}

/** One line a scheme: in force in the order of their days, then drafts. */
async function list(ctx: Context, out: Terminal['out']): Promise<void> {
  const { schemes, drafts } = await loadTimeline(ctx)
  const line = (state: string) => (scheme: Scheme) =>
    out.write(`${[state, scheme.id, scheme.validFrom, scheme.cells, scheme.name['zh-CN']].join('\t')}\n`)
  schemes.forEach(line('active'))
  drafts.forEach(line('draft'))
}
