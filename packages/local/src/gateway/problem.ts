/** What the gateway itself answers, when the site cannot: RFC 9457 in English, for no locale is known here. */
const problems = {
  'gateway.bad-path': { status: 400, title: 'The address is not well formed.' },
  'gateway.body-too-large': { status: 413, title: 'The body is larger than 10 MB.' },
  'gateway.failed': { status: 500, title: 'The site could not answer.' },
  'gateway.timed-out': { status: 504, title: 'The site did not answer within 29 seconds.' },
} as const

export type ProblemCode = keyof typeof problems

export class GatewayProblem extends Error {
  override readonly name = 'GatewayProblem'
  readonly code: ProblemCode

  constructor(code: ProblemCode) {
    super(code)
    this.code = code
  }
}

export function problemReply(code: ProblemCode): {
  status: number
  headers: Record<string, string>
  body: Buffer
} {
  const { status, title } = problems[code]
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: Buffer.from(JSON.stringify({ type: 'about:blank', title, status, code })),
  }
}
