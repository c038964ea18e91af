import { type Case, caseStream } from '../case/case.ts'
import { landOf } from '../case/land.ts'
import { resourceOf } from '../case/resource.ts'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault, parse } from '../fault.ts'
import { loadScheme } from '../scheme/load.ts'
import { permit } from '../staff/permit.ts'
import type { StaffActor } from '../staff/staff.ts'
import {
  type Box,
  boxesSchema,
  CLAIM_WAIT,
  type Evidence,
  evidenceStream,
  evolveEvidence,
  redactName,
} from './evidence.ts'
import { isOfCase } from './of-case.ts'

type Asks = Pick<Context, 'ledger' | 'files' | 'incoming' | 'evidence' | 'jurisdiction' | 'now' | 'random'>

const asking = command<Evidence, readonly Box[], string>({
  by: ['staff'],
  from: ['clean', 'kept'],
  evolve: evolveEvidence,
  decide(evidence, boxes, by) {
    const isPhoto = evidence && 'kind' in evidence && evidence.kind === 'photo'
    if (!isPhoto) throw fault('evidence.unknown', 'id')
    return [{ type: 'evidence.redaction_asked', data: { boxes, by } }]
  },
})

const TRIES = 4

/**
 * Asks that a photo of a case be made ready for the public, with boxes blackened; no box at all says that nothing has to
 * be hidden. It is recorded first, then who works on photos is woken; killed in between, it is asked anew.
 * @throws Fault of `permit`, `evidence.unknown` for a photo of another case, `evidence.too_many_boxes`, `evidence.box_invalid`
 */
export async function redactPhoto(
  ctx: Asks,
  actor: StaffActor,
  { no, id, boxes: given }: { readonly no: string; readonly id: string; readonly boxes: unknown },
): Promise<void> {
  const head = await ctx.ledger.head(caseStream(no))
  if (!head) throw fault('staff.unknown', 'no')
  const state = head.state as Case
  const { isWithin } = landOf(await loadScheme(ctx))
  await permit(ctx, actor, 'case.publish', no, resourceOf(state), isWithin)
  const boxes = parse(boxesSchema, given)
  if (!(await isOfCase(ctx, state, id))) throw fault('evidence.unknown', 'id')
  await record(ctx, actor, id, boxes)
  await ctx.incoming.write(redactName(id), new Uint8Array([0]))
}

async function record(ctx: Asks, actor: Actor, id: string, boxes: readonly Box[]): Promise<void> {
  const stream = evidenceStream(id)
  for (let tries = 1; tries <= TRIES; tries++) {
    const head = await ctx.ledger.head(stream)
    const evidence = head?.state as Evidence | undefined
    if (evidence?.status !== 'clean' && evidence?.status !== 'kept') throw fault('evidence.unknown', 'id')
    const result = await ctx.ledger.append({
      at: ctx.now().toISOString(),
      by: actor.name,
      streams: [
        {
          stream,
          after: head?.seq ?? 0,
          ...asking(actor, evidence, boxes, actor.name),
          ...(evidence.status === 'clean' && { waiting: CLAIM_WAIT }),
        },
      ],
    })
    if (result === 'stored') return
  }
  throw fault('case.stale')
}
