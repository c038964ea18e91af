import { eraseByReceipt, redactByReceipt } from '@wangge/core/erase'
import { fault } from '@wangge/core/fault'
import { appealReward } from '@wangge/core/reward/appeal'
import { claimReward } from '@wangge/core/reward/claim'
import { correctTip } from '@wangge/core/tip/correct'
import { disputeOutcome } from '@wangge/core/tip/dispute'
import { sendMessage } from '@wangge/core/tip/message'
import { type OwnWords, readOwnWords } from '@wangge/core/tip/own-words'
import { rateOutcome } from '@wangge/core/tip/rate'
import { withdrawTip } from '@wangge/core/tip/withdraw'
import { ctx } from '../../../server/context.ts'
import { postedPhotos } from '../../../server/posted-photos.ts'
import { reporter } from '../../../server/reporter.ts'
import type { Go, Typed } from './track-state.ts'

/** Does what a form of the page asks; the reporter's own words come back where they were asked for. */
export async function doDeed(
  go: Exclude<Go, 'look'>,
  form: FormData,
  typed: Typed,
  network: string,
): Promise<OwnWords | null> {
  const { receipt, key, text } = typed
  const asked = { receipt, network }
  switch (go) {
    case 'own':
      return readOwnWords(ctx, receipt, network)
    case 'message': {
      const evidence = await postedPhotos(key, form)
      await sendMessage(ctx, reporter, { ...asked, key, input: { text, evidence } })
      return null
    }
    case 'correct': {
      const { category, description } = typed
      await correctTip(ctx, reporter, { ...asked, input: { category, description } })
      return null
    }
    case 'redact': {
      const passages = typed.passages.split(/\r?\n/).filter((line) => line.trim() !== '')
      const messages = form.getAll('message').map(Number)
      const evidence = form.getAll('evidence').map(String)
      await redactByReceipt(ctx, reporter, { ...asked, input: { passages, messages, evidence } })
      return null
    }
    case 'dispute':
      await disputeOutcome(ctx, reporter, { ...asked, input: { kind: typed.kind, text } })
      return null
    case 'rate':
      await rateOutcome(ctx, reporter, { ...asked, input: { stars: Number(typed.stars) } })
      return null
    case 'withdraw':
      confirm(form)
      await withdrawTip(ctx, reporter, asked)
      return null
    case 'erase':
      confirm(form)
      await eraseByReceipt(ctx, reporter, asked)
      return null
    case 'claim': {
      const { name, identity, method, account } = typed
      await claimReward(ctx, reporter, { receipt, name, identity, method, account }, network)
      return null
    }
    case 'appeal':
      await appealReward(ctx, reporter, { receipt, text }, network)
      return null
  }
}

/** What cannot be undone is confirmed in words first. */
function confirm(form: FormData): void {
  if (form.get('confirm') !== 'yes') throw fault('tip.unconfirmed', 'confirm')
}
