export type FaultCode =
  | 'data.empty'
  | 'data.grid-differs'
  | 'data.in-use'
  | 'data.outdated'
  | 'engine.failed'
  | 'handler.missing'
  | 'java.missing'
  | 'java.too-old'
  | 'option.unknown'
  | 'port.taken'
  | 'site.build-failed'
  | 'site.failed'

/** Something on this machine that its user can put right; the message is one line that says what to do. */
export class LocalFault extends Error {
  override readonly name = 'LocalFault'
  readonly code: FaultCode

  constructor(code: FaultCode, message: string) {
    super(message)
    this.code = code
  }
}
