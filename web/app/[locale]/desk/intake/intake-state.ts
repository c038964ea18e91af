import type { Wrong } from '../../../../server/wrong.ts'

const fields = [
  'key',
  'cell',
  'channel',
  'ticket',
  'category',
  'description',
  'enterprise',
  'wish',
  'phone',
  'name',
  'joins',
] as const
export type Typed = Readonly<Record<(typeof fields)[number], string>>

/** `taken`: number and receipt, to be read out to the caller; they are told this once. */
export type IntakeState = {
  readonly typed: Typed
  readonly wrongs: readonly Wrong[]
  readonly taken: { readonly tipNo: string; readonly receipt: string } | null
}

export function readTyped(form: FormData): Typed {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(fields.map((name) => [name, text(name)])) as Typed
}

export const nothingTyped = (key: string, cell: string): Typed => ({
  ...(Object.fromEntries(fields.map((name) => [name, ''])) as Typed),
  key,
  cell,
  channel: 'phone',
  wish: 'anonymous',
})
