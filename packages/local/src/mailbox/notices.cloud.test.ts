import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type QueueAttributeName,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { createContext } from '@wangge/core/context'
import { type NoticeBatch, noticeKinds } from '@wangge/core/notice'
import { publish } from '@wangge/core/publish'
import { actorOf } from '@wangge/core/staff'
import { bindStaff } from '@wangge/core/staff/bind'
import { chooseLanguage } from '@wangge/core/staff/choose-language'
import { inviteStaff } from '@wangge/core/staff/invite-staff'
import { readAccount } from '@wangge/core/staff/read-account'
import * as stores from '@wangge/core/stores'
import { assignTip } from '@wangge/core/tip/assign'
import type { WorkQueueName } from '@wangge/infra/stores'
import { functions } from '@wangge/infra/wiring'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { handler as mail } from '../../../../functions/queue/mail.ts'
import { handler as notify } from '../../../../functions/schedule/notify.ts'
import { handIn, operator, settle } from '../../../core/src/testing/town.ts'
import { freePort } from '../ports.ts'
import { followQueue } from '../runner/queue.ts'
import { freshBuckets, freshTables } from '../testing/fresh.ts'
import { openLetters } from './kept-letters.ts'
import { startMailbox } from './start.ts'

const { source } = functions.Mail
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
const patience = { timeout: 20_000, interval: 50 }

/** The wired queue with its dead letters, but a message that failed comes again after a second. */
async function freshQueue() {
  if (source.kind !== 'queue') throw new Error('Mail has no queue')
  const name = `Notices-${randomUUID()}`
  const create = async (QueueName: string, Attributes: Record<string, string> = {}) =>
    (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? ''
  const attribute = async (QueueUrl: string, wanted: QueueAttributeName) => {
    const all = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
    return all.Attributes?.[wanted] ?? ''
  }
  const dead = await create(`${name}-dead`)
  const deadLetterTargetArn = await attribute(dead, 'QueueArn')
  const url = await create(name, {
    VisibilityTimeout: '1',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: source.maxReceives }),
  })
  const waiting = async () =>
    Number(await attribute(url, 'ApproximateNumberOfMessages')) +
    Number(await attribute(url, 'ApproximateNumberOfMessagesNotVisible'))
  const send = (batch: NoticeBatch) =>
    sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(batch) }))
  const stopping = new AbortController()
  let calls = 0
  const consumer = {
    name: 'Mail',
    source: { ...source, queue: name as WorkQueueName },
    call: (event: never) => {
      calls++
      return mail(event)
    },
  }
  const follow = () => followQueue(consumer as never, stopping.signal, () => {})
  const address = `${process.env.AWS_ENDPOINT_URL_SQS}/000000000000/${name}`
  return { address, dead, waiting, send, follow, calls: () => calls, stop: () => stopping.abort() }
}

describe('notices on real engines', () => {
  const ctx = createContext(stores)
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  const ports = { mailbox: 0, smtp: 0 }
  let id = ''
  let invitation = ''
  let mailbox: Awaited<ReturnType<typeof startMailbox>> | undefined
  let queue: Awaited<ReturnType<typeof freshQueue>>
  let following: Promise<void> | undefined

  const mails = () => openLetters(folder).list()
  const openMailbox = async () => {
    mailbox = await startMailbox(ports, folder)
  }
  const closeMailbox = async () => {
    await mailbox?.stop()
    mailbox = undefined
  }
  const batch = (n: number): NoticeBatch => ({
    to: `staff:${id}`,
    batch: String(n).padStart(32, '0'),
    items: [{ case: 'C26-M2WDP-40BZK', kind: noticeKinds[n] ?? 'urged', unit: '111', due: null }],
  })

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.spyOn(console, 'error').mockImplementation(() => {})
    ports.mailbox = await freePort()
    ports.smtp = await freePort()
    queue = await freshQueue()
    Object.assign(process.env, await freshTables(), await freshBuckets(), {
      JURISDICTION: 'town',
      NOTICES_QUEUE: queue.address,
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
      MAIL_FROM: 'grid@mail.example',
      SITE_ORIGIN: 'http://127.0.0.1:3000',
    })
    await settle(ctx)
    const grants = [
      { role: 'head', cell: '111', kinds: [], from: '2026-01-01', until: null },
      { role: 'worker', cell: '111', kinds: [], from: '2026-01-01', until: null },
    ] as const
    const invited = { name: '金某', mail: 'jin@mail.example', grants: [...grants] }
    const opened = await inviteStaff(ctx, operator, invited as never)
    id = opened.id
    invitation = opened.code
  })
  afterEach(async () => {
    queue.stop()
    await following
    await closeMailbox()
    queue = await freshQueue()
    process.env.NOTICES_QUEUE = queue.address
  })
  afterAll(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
    for (const name of ['NOTICES_QUEUE', 'SMTP_URL', 'MAIL_FROM', 'SITE_ORIGIN']) delete process.env[name]
  })

  it('lead from a new case through board, queue and SMTP to one mail a person', async () => {
    await openMailbox()
    for (const n of [1, 2]) {
      await handIn(ctx, n)
      for (const tip of await ctx.ledger.waiting('assign', 5)) await assignTip(ctx, tip)
    }
    const streams = [`staff#${id}`, ...(await ctx.ledger.waiting('release', 10))]
    for (const stream of streams) {
      const head = await ctx.ledger.head(stream)
      if (head) await publish(ctx, head)
    }
    vi.setSystemTime(Date.now() + 5 * 60_000)
    expect(await notify()).toEqual({ tidings: 2, batches: 2 })
    expect(await notify()).toEqual({ tidings: 0, batches: 0 })
    following = queue.follow()
    await vi.waitFor(async () => expect(await queue.waiting()).toBe(0), patience)
    expect(mails()).toMatchObject([
      {
        to: 'jin@mail.example',
        subject: '网格案件提醒：2 项',
        text: expect.stringContaining('/desk/cases/C'),
      },
    ])
  })

  it('come in the language their person chose, also what was in the queue before', async () => {
    await openMailbox()
    await queue.send(batch(3))
    const account = await readAccount(ctx, id)
    if (!account) throw new Error('nobody was invited')
    await bindStaff(ctx, { iss: 'https://sign-in.example', sub: 'jin' }, invitation)
    await chooseLanguage(ctx, actorOf(account, '2026-11-22', null), 'en')
    following = queue.follow()
    await vi.waitFor(async () => expect(await queue.waiting()).toBe(0), patience)
    expect(mails()[0]).toMatchObject({
      to: 'jin@mail.example',
      subject: expect.stringMatching(/^C26-M2WDP-40BZK:? [a-z]/),
      text: expect.stringContaining('http://127.0.0.1:3000/en/desk/cases/C26-M2WDP-40BZK'),
    })
  })

  it('stay in the queue while no mail server answers, and are delivered when it does', async () => {
    const before = mails().length
    await queue.send(batch(1))
    following = queue.follow()
    await vi.waitFor(() => expect(queue.calls()).toBeGreaterThan(1), patience)
    expect(await queue.waiting()).toBe(1)
    await openMailbox()
    await vi.waitFor(async () => expect(await queue.waiting()).toBe(0), patience)
    expect(mails()).toHaveLength(before + 1)
    await queue.send(batch(1))
    await vi.waitFor(async () => expect(await queue.waiting()).toBe(0), patience)
    expect(mails()).toHaveLength(before + 1)
  })

  it('go to the dead letters after five failures, as they were sent and without an address', async () => {
    await queue.send(batch(2))
    following = queue.follow()
    const letter = await vi.waitFor(async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue.dead }))
      expect(Messages).toHaveLength(1)
      return Messages[0]?.Body ?? ''
    }, patience)
    expect(queue.calls()).toBe(5)
    expect(JSON.parse(letter)).toEqual(batch(2))
    expect(letter).not.toContain('@mail.example')
  })
})
