import type * as z from 'zod/mini'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { json, keyHeader, problems, read } from './open-api-operations.ts'
import * as receipts from './receipt-schemas.ts'

/** A deed of a receipt's holder: the receipt stands in the posted body, the answer is what following shows after it. */
const byReceipt = (
  operationId: string,
  summary: string,
  body: z.ZodMiniType,
  requestParams: NonNullable<ZodOpenApiOperationObject['requestParams']> = {},
  answer: z.ZodMiniType = receipts.trackAnswer,
): ZodOpenApiOperationObject => ({
  operationId,
  summary: `${summary}, by receipt`,
  requestParams,
  requestBody: { required: true, content: { 'application/json': { schema: body } } },
  responses: {
    200: json(answer, 'State of the tip'),
    ...problems('400', '404', '409', '410', '413', '415', '429'),
  },
})

export const receiptPaths = {
  '/tips/track': { post: byReceipt('trackTip', 'What became of a tip', receipts.trackBody) },
  '/tips/messages': {
    post: byReceipt('sendMessage', 'Tell the handler something more', receipts.messageBody, keyHeader),
  },
  '/tips/evidence': {
    post: byReceipt('addEvidence', 'Add photos or a recording', receipts.evidenceBody, keyHeader),
  },
  '/tips/own-words': {
    post: byReceipt(
      'readOwnWords',
      'What was reported, to be corrected or redacted; following never repeats it',
      receipts.trackBody,
      {},
      receipts.ownWordsAnswer,
    ),
  },
  '/tips/corrections': {
    post: byReceipt('correctTip', 'Put other words, another category or place', receipts.correctionBody),
  },
  '/tips/redactions': {
    post: byReceipt('redactTip', 'Take passages, messages or photos out for good', receipts.redactionBody),
  },
  '/tips/withdrawal': { post: byReceipt('withdrawTip', 'Have no more part in it', receipts.trackBody) },
  '/tips/disputes': {
    post: byReceipt('disputeOutcome', 'Say that a closed case is not solved, or back', receipts.disputeBody),
  },
  '/tips/ratings': { post: byReceipt('rateOutcome', 'Rate a closed case', receipts.ratingBody) },
  '/tips/erasure': {
    post: byReceipt('eraseTip', 'Erase what was told and everything of the person', receipts.trackBody),
  },
  '/receipts/key': {
    get: read('readReceiptKey', 'The public key that signs receipts', receipts.keyAnswer, {}),
  },
  '/receipts/verify': {
    post: {
      operationId: 'verifyReceipt',
      summary: 'Whether a proof was signed by this portal, and what it promises',
      requestBody: { required: true, content: { 'application/json': { schema: receipts.proofBody } } },
      responses: {
        200: json(receipts.proofAnswer, 'What it promises'),
        ...problems('400', '413', '415'),
      },
    },
  },
}
