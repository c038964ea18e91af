import { PART } from '@wangge/core/evidence'
import { cleanUpload } from '@wangge/core/evidence/clean'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { animatedWebp, jpeg } from '../../packages/core/src/evidence/photos.fixture.ts'
import { onceName } from '../../packages/core/src/idempotency-key.ts'
import { deviceKey } from '../../packages/core/src/testing/town.ts'
import * as part from '../app/api/v1/uploads/[id]/parts/[n]/route.ts'
import * as one from '../app/api/v1/uploads/[id]/route.ts'
import * as uploads from '../app/api/v1/uploads/route.ts'
import { offerAnswer, permission, statusAnswer } from './upload-schemas.ts'

const { town } = await vi.hoisted(async () => {
  const { memoryContext: make } = await import('../../packages/core/src/testing/town.ts')
  return { town: make() }
})
vi.mock('./context.ts', () => ({ ctx: town }))
vi.mock('next-intl/server', () => ({ getTranslations: async () => (code: string) => code }))

let drafts = 0
let key: string
beforeEach(async () => {
  key = deviceKey(++drafts)
  await town.passing.claim(`permit#${onceName(key)}`, true, new Date('2026-11-21T02:30:00Z'))
})

const asked = (method: string, { body, draft }: { body?: unknown; draft?: string }) =>
  new Request('http://site/', {
    method,
    headers: { 'content-type': 'application/json', ...(draft && { 'idempotency-key': draft }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

async function told(answer: Promise<Response>) {
  const response = await answer
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
}

const offer = (change: object = {}) =>
  told(
    uploads.POST(asked('POST', { body: { draft: key, type: 'image/jpeg', size: 5_000, ...change } }), {
      params: Promise.resolve({}),
    }),
  )
const read = (id: string, draft = key) =>
  told(one.GET(asked('GET', { draft }), { params: Promise.resolve({ id }) }))
const drop = (id: string, draft = key) =>
  told(one.DELETE(asked('DELETE', { draft }), { params: Promise.resolve({ id }) }))
const renew = (id: string, n: string, draft = key) =>
  told(part.POST(asked('POST', { body: { draft } }), { params: Promise.resolve({ id, n }) }))

/** Puts a photo where a browser would, and lets it be looked at. */
async function send(bytes: Buffer, type = 'image/jpeg'): Promise<string> {
  const { body } = await offer({ size: bytes.length, type })
  await town.incoming.write(`incoming/${body.id}/1`, bytes)
  await cleanUpload(town, `incoming/${body.id}/1`)
  return body.id
}

describe('the API of uploads', () => {
  it('offers nothing without proof of work or the key of a client', async () => {
    const { status, body } = await offer({ draft: deviceKey(999) })
    expect([status, body.code]).toEqual([403, 'challenge.missing'])
    expect(body).not.toHaveProperty('id')
  })

  it('offers each part a permission, for nobody to keep', async () => {
    const { status, body, headers } = await offer({ type: 'video/mp4', size: PART + 1 })
    expect(status).toBe(201)
    expect(offerAnswer.parse(body)).toEqual(body)
    expect(body.parts).toHaveLength(2)
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  it('says of each wrong input which field and why', async () => {
    const cases: [object, number, string, string][] = [
      [{ type: 'image/svg+xml' }, 415, 'evidence.type_unsupported', 'type'],
      [{ size: 11_000_000 }, 413, 'evidence.too_large', 'size'],
      [{ size: 0 }, 400, 'evidence.empty', 'size'],
      [{ draft: '' }, 400, 'tip.key_invalid', 'draft'],
    ]
    for (const [change, status, code, field] of cases) {
      expect(await offer(change)).toMatchObject({ status, body: { code, field } })
    }
  })

  it('refuses the seventh photo until one is taken out', async () => {
    const id = await send(await jpeg(30, 20))
    for (let i = 0; i < 5; i++) expect((await offer()).status).toBe(201)
    expect(await offer()).toMatchObject({ status: 400, body: { code: 'evidence.too_many' } })
    expect(await drop(id, deviceKey(998))).toMatchObject({ status: 404 })
    expect(await drop(id)).toMatchObject({ status: 204, body: undefined })
    expect(town.evidence.names().filter((name) => name.includes(id))).toEqual([])
    expect((await offer()).status).toBe(201)
  })

  it('tells the sender alone what became of it', async () => {
    const id = await send(await jpeg(30, 20))
    const { status, body } = await read(id)
    expect([status, statusAnswer.parse(body)]).toEqual([200, { state: 'clean' }])
    const film = await send(await animatedWebp(), 'image/webp')
    expect(statusAnswer.parse((await read(film)).body)).toEqual({ state: 'refused', reason: 'animated' })
    expect(await read(id, deviceKey(998))).toMatchObject({ status: 404, body: { code: 'evidence.unknown' } })
    expect(await read('x'.repeat(5_000))).toMatchObject({ status: 404 })
    expect(await read(id, '')).toMatchObject({ status: 400, body: { code: 'tip.key_missing' } })
  })

  it('renews the permission of a part there is', async () => {
    const { body } = await offer({ type: 'audio/mp4', size: PART + 1 })
    const renewed = await renew(body.id, '2')
    expect([renewed.status, permission.parse(renewed.body)]).toEqual([200, renewed.body])
    for (const n of ['0', '3', 'x', '1.5']) expect((await renew(body.id, n)).status).toBe(404)
    expect((await renew(body.id, '1', deviceKey(998))).status).toBe(404)
  })

  it('names the methods an address takes', async () => {
    const { status, headers } = await told(
      one.PUT(asked('PUT', {}), { params: Promise.resolve({ id: 'x' }) }),
    )
    expect([status, headers.get('allow')]).toEqual([405, 'DELETE, GET, HEAD'])
  })
})
