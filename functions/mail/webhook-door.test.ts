import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { letterOf } from './letter.ts'
import { webhookDoor } from './webhook-door.ts'

const items = [{ case: 'C26-M2WDP-40BZK', kind: 'urged', unit: '111', due: '2026-11-25' }] as const
const told = { batch: 'a'.repeat(32), items }
const secret = Buffer.alloc(32, 7).toString('base64')
const now = () => new Date('2026-11-22T06:30:00.500Z')

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Got = { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }

/** Another end on the loopback that writes down what it gets. */
async function otherEnd(status: number, headers: Record<string, string> = {}) {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    got.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(await request.toArray()).toString(),
    })
    response.writeHead(status, headers).end('an answer nobody reads')
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  return { got, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook` }
}

describe('the webhook', () => {
  it('posts what is told, in codes and in words, and nothing else', async () => {
    const { got, url } = await otherEnd(204)
    await webhookDoor({ url, secret, now })(told)
    expect(got).toHaveLength(1)
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      ...told,
      language: 'zh-CN',
      ...letterOf(items, 'zh-CN', undefined),
    })
  })

  it('speaks the language that is set, and leads to the site in it', async () => {
    const { got, url } = await otherEnd(204)
    await webhookDoor({ url, secret, now, language: 'en', origin: 'https://grid.example' })(told)
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({
      language: 'en',
      subject: 'C26-M2WDP-40BZK is urged',
      text: expect.stringContaining('https://grid.example/en/desk/cases/C26-M2WDP-40BZK'),
    })
  })

  it.each([
    ['as it is', secret],
    ['with the mark of Standard Webhooks', `whsec_${secret}`],
  ])('signs id, time and body with the secret %s', async (_, given) => {
    const { got, url } = await otherEnd(200)
    await webhookDoor({ url, secret: given, now })(told)
    const { headers, body } = got[0] as Got
    expect(headers['webhook-id']).toBe(told.batch)
    expect(headers['webhook-timestamp']).toBe('1795329000')
    const signed = `${told.batch}.1795329000.${body}`
    const expected = createHmac('sha256', Buffer.alloc(32, 7)).update(signed).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${expected}`)
  })

  it.each([301, 302, 303, 307, 308])('does not go where an answer of %s sends it', async (status) => {
    const elsewhere = await otherEnd(200)
    const { got, url } = await otherEnd(status, { location: elsewhere.url })
    await expect(webhookDoor({ url, secret, now })(told)).rejects.toThrow(String(status))
    expect(got).toHaveLength(1)
    expect(elsewhere.got).toEqual([])
  })

  it.each([400, 404, 410, 429, 500, 503])('takes an answer of %s for a failure', async (status) => {
    const { url } = await otherEnd(status)
    await expect(webhookDoor({ url, secret, now })(told)).rejects.toMatchObject({ name: 'WebhookRefused' })
  })

  it('does not wait for an end that takes its time', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
    const send = webhookDoor({ url, secret, now, patience: 50 })
    await expect(send(told)).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it('fails where nobody answers', async () => {
    const { url } = await otherEnd(200)
    servers[0]?.close()
    await once(servers[0] as Server, 'close')
    await expect(webhookDoor({ url, secret, now })(told)).rejects.toThrow()
  })
})
