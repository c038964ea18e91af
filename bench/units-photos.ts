import type { Actor } from '@wangge/core/command'
import type { Context } from '@wangge/core/context'
import { cleanUpload } from '@wangge/core/evidence/clean'
import { takeUpload } from '@wangge/core/evidence/offer'
import { orphans, sweepOrphan } from '@wangge/core/evidence/sweep-orphans'
import type { TipInput } from '@wangge/core/tip'
import { submitTip } from '@wangge/core/tip/submit'
import { functions, site } from '@wangge/infra/wiring'
import sharp from 'sharp'

const PHOTOS = 3
const citizen: Actor = { role: 'public', name: 'public' }

type StepOf = <T>(name: string, where: { memoryMb: number }, deed: () => Promise<T>) => Promise<T>

/** What three photos add to a tip: each step as it is billed, from the phone's first request on. */
export async function walkWithPhotos(
  ctx: Context,
  step: StepOf,
  key: string,
  input: TipInput,
): Promise<void> {
  const bytes = await sharp({ create: { width: 1_200, height: 900, channels: 3, background: 'olive' } })
    .jpeg()
    .toBuffer()
  const ids = await step(`${PHOTOS} photos offered`, site, async () => {
    const taken: string[] = []
    for (let i = 0; i < PHOTOS; i++)
      taken.push((await takeUpload(ctx, { key, type: 'image/jpeg', bytes })).id)
    return taken
  })
  await step(`${PHOTOS} photos cleaned`, functions.Clean, async () => {
    for (const id of ids) await cleanUpload(ctx, `incoming/${id}/1`)
  })
  await step(`submit with ${PHOTOS} photos`, site, () =>
    submitTip(ctx, citizen, {
      key,
      channel: 'api',
      input: { ...input, evidence: ids.map((id) => ({ id })) },
    }),
  )
  const later = { ...ctx, now: () => new Date(Date.now() + 26 * 3_600_000) }
  await step(`${PHOTOS} photos kept, a day on`, functions.Sweep, async () => {
    for (const stream of await orphans(later, PHOTOS)) await sweepOrphan(later, stream)
  })
}
