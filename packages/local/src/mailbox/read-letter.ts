/** A mail as the mailbox shows it. */
export type ShownLetter = {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** RFC 3339; when it came in. */
  readonly at: string
  readonly text: string
}

/** Reads the plain mails that the product sends; of another kind of mail the source is shown as it is. */
export function readLetter(source: Buffer, at: string): ShownLetter {
  const whole = source.toString('latin1')
  const end = /\r?\n\r?\n/.exec(whole)
  const headers = headersOf(whole.slice(0, end?.index))
  const body = end ? source.subarray(end.index + end[0].length) : Buffer.alloc(0)
  const header = (name: string) => decodeWords(headers.get(name) ?? '')
  const isPlain = /^text\/plain\b/i.test(headers.get('content-type') ?? 'text/plain')
  const text = isPlain ? decodeBody(body, headers.get('content-transfer-encoding')) : source
  return {
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    at,
    text: text.toString('utf8'),
  }
}

/** By name in lower case, each on one line. */
function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
}

/** RFC 2047: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`. A character may be cut in two by words that follow each other. */
const decodeWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind, coded = '']) =>
          kind?.toLowerCase() === 'b' ? Buffer.from(coded, 'base64') : fromQuoted(coded.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )

function decodeBody(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding?.toLowerCase() === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding?.toLowerCase() === 'quoted-printable') return fromQuoted(body.toString('latin1'))
  return body
}

/** RFC 2045, quoted-printable. */
const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=[ \t]*\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
