/** What S3 answers when it refuses a posted form: its own codes, statuses and words. */
const refusals = {
  AccessDenied: 403,
  AccessForbidden: 403,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  MalformedPOSTRequest: 400,
  SignatureDoesNotMatch: 403,
} as const

export class GateRefusal extends Error {
  override readonly name = 'GateRefusal'
  readonly code: keyof typeof refusals
  readonly status: number

  constructor(code: keyof typeof refusals, message: string) {
    super(message)
    this.code = code
    this.status = refusals[code]
  }
}

export const malformed = () =>
  new GateRefusal(
    'MalformedPOSTRequest',
    'The body of your POST request is not well-formed multipart/form-data.',
  )

export const errorXml = (code: string, message: string): string =>
  `${xmlHead}<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
