import { acceptCase } from './accept.ts'
import type { actOnCase } from './act.ts'
import { answerCase } from './answer.ts'
import { askCase } from './ask.ts'
import { checkCase } from './check.ts'
import { concludeCase } from './conclude.ts'
import { dispatchCase } from './dispatch.ts'
import { extendCase } from './extend.ts'
import { goOnCase } from './go-on.ts'
import { handOverCase } from './hand-over.ts'
import { holdCase } from './hold.ts'
import { lookBackCase } from './look-back.ts'
import { mergeCase } from './merge.ts'
import { notAcceptCase } from './not-accept.ts'
import { noteCase } from './note.ts'
import { noteConflictOfCase } from './note-conflict.ts'
import { noteReceiptOfCase } from './note-receipt.ts'
import { orderLookBack } from './order-look-back.ts'
import { pauseCase } from './pause.ts'
import { penaliseCase } from './penalise.ts'
import { progressCase } from './progress.ts'
import { publishCaseOutcome } from './publish-outcome.ts'
import { questionCase } from './question.ts'
import { receiveCase } from './receive.ts'
import { rectifyCase } from './rectify.ts'
import { referCase } from './refer.ts'
import { refuseCase } from './refuse.ts'
import { resumeCase } from './resume.ts'
import { reviewCase } from './review.ts'
import { settleCase } from './settle.ts'
import { splitCase } from './split.ts'
import type { DeedName } from './stage.ts'
import { stageCloseCase } from './stage-close.ts'
import { takeBackCase } from './take-back.ts'
import { takeUpCase } from './take-up.ts'
import { teamOnCase } from './team.ts'
import { transferCase } from './transfer.ts'
import { urgeCase } from './urge.ts'
import { visitCase } from './visit.ts'
/** What people do to a case, by the name of the deed. */
export const caseDeeds = {
  'take-up': takeUpCase,
  ask: askCase,
  accept: acceptCase,
  'not-accept': notAcceptCase,
  dispatch: dispatchCase,
  visit: visitCase,
  rectify: rectifyCase,
  penalise: penaliseCase,
  refer: referCase,
  'stage-close': stageCloseCase,
  hold: holdCase,
  resume: resumeCase,
  conclude: concludeCase,
  check: checkCase,
  publish: publishCaseOutcome,
  progress: progressCase,
  note: noteCase,
  transfer: transferCase,
  receive: receiveCase,
  refuse: refuseCase,
  settle: settleCase,
  'hand-over': handOverCase,
  'note-receipt': noteReceiptOfCase,
  'take-back': takeBackCase,
  'note-conflict': noteConflictOfCase,
  merge: mergeCase,
  split: splitCase,
  team: teamOnCase,
  extend: extendCase,
  pause: pauseCase,
  'go-on': goOnCase,
  urge: urgeCase,
  question: questionCase,
  answer: answerCase,
  'look-back': lookBackCase,
  'order-look-back': orderLookBack,
  review: reviewCase,
} satisfies Partial<Record<DeedName, ReturnType<typeof actOnCase>>>
