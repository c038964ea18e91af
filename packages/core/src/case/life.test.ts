import { describe, expect, it } from 'vitest'
import { sweep } from '../sweep.ts'
import { conclusion, deskTown, people } from '../testing/handled.ts'
import { expectPromises } from '../testing/promises.ts'
import { deliverAll } from '../testing/town.ts'
import { trackTip } from '../tip/track.ts'
import { readCase } from './read.ts'

describe('the whole life of a case', () => {
  it('from its report to the answer in the hands of its reporter, told in public never ahead of the desk', async () => {
    const desk = await deskTown()
    const { ctx, no, tip } = desk
    const told: [stage: string, status: string, toReporter: string][] = []
    const look = async () => {
      await deliverAll(ctx)
      const { stage } = await desk.caseNow()
      const { status } = await readCase(ctx, no)
      told.push([stage, status, (await trackTip(ctx, tip.receipt)).status])
    }
    await look()
    for (const [actor, deed, input] of [
      [people.village, 'take-up', {}],
      [people.village, 'accept', {}],
      [people.worker, 'visit', { step: 'check', photos: [await desk.newPhoto(1)] }],
      [people.village, 'rectify', { text: '限三日内整改到位' }],
      [people.village, 'penalise', { text: '立案' }],
      [people.village, 'stage-close', { nextOn: '2026-12-10', text: '设备已订购' }],
      [people.village, 'resume', {}],
      [people.village, 'conclude', conclusion([await desk.newPhoto(2)])],
      [people.town, 'check', { result: 'failed', text: '还有异味' }],
      [people.village, 'conclude', conclusion([await desk.newPhoto(3)])],
      [people.town, 'check', { result: 'passed', text: '现场已看过' }],
    ] as const) {
      desk.later(1)
      await desk.do(actor, deed, input)
      await look()
    }
    expect(told).toEqual([
      ['received', 'received', 'received'],
      ['pre-check', 'received', 'received'],
      ['accepted', 'handling', 'handling'],
      ['on-site', 'handling', 'handling'],
      ['rectifying', 'handling', 'handling'],
      ['penalty', 'handling', 'handling'],
      ['stage-closed', 'handling', 'handling'],
      ['rectifying', 'handling', 'handling'],
      ['checking', 'handling', 'handling'],
      ['rectifying', 'handling', 'handling'],
      ['checking', 'handling', 'handling'],
      ['closed', 'resolved', 'resolved'],
    ])
    for (const hours of [0.1, 1]) {
      desk.later(hours)
      await sweep(ctx)
    }
    await deliverAll(ctx)
    const { thread } = await trackTip(ctx, tip.receipt)
    expect(thread.map(({ from, text }) => [from, text])).toEqual([['handler', conclusion([]).reply]])
    expect(await desk.caseNow()).toMatchObject({
      answers: 2,
      outcome: {
        verdict: 'true',
        deliveries: { reporter: expect.any(String), lowerCell: expect.any(String) },
      },
    })
    const page = await readCase(ctx, no)
    expect(page.timeline.map(({ event }) => event)).toEqual([
      'received',
      'assigned',
      'accept',
      'visit',
      'rectify',
      'stage-close',
      'resume',
      'conclude',
      'check',
      'conclude',
      'check',
    ])
    await expectPromises(ctx, [tip])
  })
})
