import { once } from 'node:events'
import { createServer } from 'node:http'
import { SMTPServer } from 'smtp-server'
import { openLetters } from './kept-letters.ts'
import { mailboxPage, policy } from './page.ts'

/** The largest mail it takes, in bytes. */
const LARGEST = 1_000_000

/**
 * A mail server that delivers to nobody, and a page of what it was given. Both on the loopback address alone.
 * @param folder where the mails are kept
 */
export async function startMailbox(
  ports: { readonly mailbox: number; readonly smtp: number },
  folder: string,
): Promise<{ stop(): Promise<void> }> {
  const letters = openLetters(folder)
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST,
    async onData(stream, _session, done) {
      try {
        const source = Buffer.concat(await stream.toArray())
        if (stream.sizeExceeded) throw Object.assign(new Error('too large'), { responseCode: 552 })
        letters.add(source)
        done()
      } catch (error) {
        done(error instanceof Error ? error : new Error('not kept'))
      }
    },
  })
  // A client that hangs up in the middle is no reason to end.
  smtp.on('error', () => {})
  const page = createServer((request, response) => {
    const isThere = request.method === 'GET' && request.url === '/'
    response
      .writeHead(isThere ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
      .end(isThere ? mailboxPage(letters.list()) : '')
  })
  const listening = [once(smtp.listen(ports.smtp, '127.0.0.1'), 'listening'), once(page, 'listening')]
  page.listen(ports.mailbox, '127.0.0.1')
  await Promise.all(listening)
  return {
    async stop() {
      const closed = once(page, 'close')
      page.close()
      page.closeIdleConnections()
      await Promise.all([closed, new Promise<void>((end) => smtp.close(end))])
    },
  }
}
