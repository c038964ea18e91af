import type { Actor } from '@wangge/core/command'

/** Whoever reports, by page or by API: nobody in particular, and nothing of them is known. */
export const reporter: Actor = { role: 'public', name: 'public' }
