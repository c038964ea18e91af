import { setTimeout } from 'node:timers/promises'
import type { APIRequestContext } from '@playwright/test'
import { permittedKey } from '../src/api/permit.ts'
import { OwnProduct } from '../src/product/own-product.ts'
import { aTip, type HandedIn } from '../src/site/hand-in.ts'
import { expect, test } from '../src/site/test.ts'

const TIPS = 60
const KILLS = 3
const AT_ONCE = 4

test.describe('killed in the middle of its work, three times', () => {
  test.describe.configure({ timeout: 240_000 })
  let product: OwnProduct

  test.beforeAll(async () => {
    product = await OwnProduct.on(4320)
    await product.start()
  })
  test.afterAll(() => product.dispose())

  test('the product loses no tip it acknowledged: each is assigned and its case is public once', async ({
    request,
    playwright,
  }) => {
    const api = await playwright.request.newContext({ baseURL: product.address })
    const tips: { key: string; tip: object }[] = []
    while (tips.length < TIPS) tips.push({ key: await permittedKey(api), tip: aTip() })
    const acknowledged: HandedIn[] = []
    const waiting = [...tips]
    const posting = Promise.all(Array.from({ length: AT_ONCE }, post))
    for (let kill = 1; kill <= KILLS; kill++) {
      const moment = (TIPS * kill) / (KILLS + 1)
      while (acknowledged.length < moment) await setTimeout(5)
      await setTimeout(Math.random() * 100)
      await product.kill()
      await product.start()
    }
    await posting

    expect(acknowledged).toHaveLength(TIPS)
    const cases = new Set<string>()
    for (const { tipNo, receipt } of acknowledged) {
      await expect
        .poll(() => follow(request, receipt), { message: tipNo, timeout: 90_000 })
        .toEqual({ tipNo, caseNo: expect.any(String), code: undefined, isPublic: true })
      cases.add((await follow(request, receipt)).caseNo)
    }
    expect(cases.size).toBe(TIPS)
    const listed = await readList(request)
    expect(new Set(listed).size).toBe(listed.length)
    for (const no of cases) expect(listed.filter((each) => each === no)).toEqual([no])

    /** Posts tip after tip, each until it is acknowledged, as a phone on a bad line would. */
    async function post(): Promise<void> {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const answer = await untilAnswered(request, next)
        acknowledged.push(answer)
      }
    }
  })

  async function untilAnswered(
    api: APIRequestContext,
    { key, tip }: { key: string; tip: object },
  ): Promise<HandedIn> {
    for (;;) {
      const answer = await api
        .post(`${product.address}/api/v1/tips`, {
          headers: { 'Idempotency-Key': key },
          data: tip,
          timeout: 10_000,
        })
        .catch(() => undefined)
      if (answer?.status() === 201) return answer.json()
      await setTimeout(200)
    }
  }

  async function follow(api: APIRequestContext, receipt: string) {
    const answer = await api.post(`${product.address}/api/v1/tips/track`, { data: { receipt } })
    const { tipNo, caseNo, code } = await answer.json()
    const read = await api.get(`${product.address}/api/v1/cases/${caseNo}`)
    return { tipNo, caseNo, code, isPublic: read.ok() }
  }

  async function readList(api: APIRequestContext): Promise<string[]> {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const address: string = `${product.address}/api/v1/cases?limit=100${cursor && `&cursor=${cursor}`}`
      const page: { cases: { no: string }[]; next: string | null } = await (await api.get(address)).json()
      seen.push(...page.cases.map(({ no }) => no))
      cursor = page.next
    }
    return seen
  }
})
