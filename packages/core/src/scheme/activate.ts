import { createHash } from 'node:crypto'
import { build, type Cell, type Datum, encode, GridError } from '@wangge/grid'
import { type Actor, command } from '../command.ts'
import type { Context } from '../context.ts'
import { fault } from '../fault.ts'
import { evolveScheme, gridFile, type Scheme, schemeStream } from './scheme.ts'

export type SchemeInput = Omit<Scheme, 'status' | 'grid' | 'cells'> & {
  readonly datum: Datum
  readonly areas: readonly Cell[]
}

const activation = command<Scheme, Omit<Scheme, 'status'>, null>({
  by: ['operator'],
  from: ['none', 'active'],
  evolve: evolveScheme,
  decide: (_, data) => [{ type: 'scheme.activated', data }],
})

/**
 * Makes a grid scheme the one in force. The binary is stored first, under its hash: a crash before the event leaves a
 * file nobody points to.
 * @throws Fault `scheme.invalid`, `scheme.several_roots`, `command.wrong_state` when another activation came first
 */
export async function activateScheme(
  ctx: Context,
  actor: Actor,
  { areas, datum, ...scheme }: SchemeInput,
): Promise<void> {
  if (areas.filter(({ parent }) => parent === null).length !== 1) throw fault('scheme.several_roots')
  const bytes = encodeGrid(areas, datum)
  const grid = createHash('sha256').update(bytes).digest('hex')
  const stream = schemeStream(scheme.jurisdiction)
  const head = await ctx.ledger.head(stream)
  const { events, state } = activation(
    actor,
    head?.state as Scheme | undefined,
    { ...scheme, grid, cells: areas.length },
    null,
  )
  await ctx.files.write(gridFile(grid), bytes)
  const result = await ctx.ledger.append({
    at: ctx.now().toISOString(),
    by: actor.name,
    streams: [{ stream, after: head?.seq ?? 0, events, state }],
  })
  if (result !== 'stored') throw fault('command.wrong_state')
}

function encodeGrid(areas: readonly Cell[], datum: Datum): Uint8Array {
  try {
    return encode(build([...areas], datum))
  } catch (error) {
    if (error instanceof GridError) throw fault('scheme.invalid', `${error.cell ?? ''}:${error.code}`)
    throw error
  }
}
