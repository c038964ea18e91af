import { Fault, type FaultCode } from '@wangge/core/fault'
import { LedgerUnavailable } from '@wangge/ledger'
import { VaultUnavailable } from '@wangge/vault'

/** Codes only this edge can meet, beside those of the domain. */
export type EdgeCode =
  | 'input.json_invalid'
  | 'input.type_unsupported'
  | 'input.too_large'
  | 'input.tile_invalid'
  | 'service.unavailable'
  | 'service.unreachable'
  | 'service.failed'
  | 'service.no_such_address'
  | 'service.method_not_allowed'

export type WrongCode = FaultCode | EdgeCode

/** `seconds`: how long to wait. `incident` finds what nobody foresaw in the log. */
export type Wrong = {
  readonly code: WrongCode
  readonly field?: string
  readonly seconds?: number
  readonly incident?: string
}

/** Thrown inside this edge for what the domain never sees. */
export class EdgeFault extends Error {
  override readonly name = 'EdgeFault'
  readonly code: EdgeCode

  constructor(code: EdgeCode) {
    super(code)
    this.code = code
  }
}

/**
 * Whatever was thrown, as coded issues: the one place where errors are told apart. What nobody foresaw is logged by its
 * name and an incident number (a message could carry what a citizen wrote) and shown as `service.failed`.
 */
export function wrongsOf(error: unknown): readonly [Wrong, ...Wrong[]] {
  if (error instanceof Fault) return error.issues
  if (error instanceof EdgeFault) return [{ code: error.code }]
  const incident = crypto.randomUUID()
  const name = error instanceof Error ? error.name : 'unknown'
  const busy = error instanceof LedgerUnavailable || error instanceof VaultUnavailable
  console.error(JSON.stringify({ incident, error: name, ...(busy && { store: error.message }) }))
  return [{ code: busy ? 'service.unavailable' : 'service.failed', incident }]
}
