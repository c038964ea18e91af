import { randomUUID } from 'node:crypto'
import type { TipInput } from '@wangge/core/tip'

export type Api = {
  /** Answers the receipt. */
  submit(tip: TipInput): Promise<string>
  /** The number of the tip's case, once it has one. */
  caseOf(receipt: string): Promise<string | null>
  isPublic(caseNo: string): Promise<boolean>
}

/**
 * The product's API over kept connections. Each call throws on an answer that the product does not promise for it.
 * @param key of a client that may intake: its tips are let through without proof of work, and none waits in the slow lane
 */
export function apiAt(base: string, key: string): Api {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}`)
    return text
  }
  return {
    async submit(tip) {
      const headers = { 'idempotency-key': randomUUID(), authorization: `Bearer ${key}` }
      const answer = await post('/tips', { ...tip, channel: 'phone' }, headers)
      return (JSON.parse(answer) as { receipt: string }).receipt
    },
    async caseOf(receipt) {
      const answer = await post('/tips/track', { receipt })
      return (JSON.parse(answer) as { caseNo: string | null }).caseNo
    },
    async isPublic(caseNo) {
      const answer = await fetch(`${base}/api/v1/cases/${caseNo}`)
      await answer.arrayBuffer()
      if (answer.status !== 200 && answer.status !== 404)
        throw new Error(`GET /cases answered ${answer.status}`)
      return answer.status === 200
    },
  }
}
