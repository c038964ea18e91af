import { loadSurvey } from '@wangge/core/scheme/bulk'
import { readCell } from '@wangge/core/scheme/read-cell'
import { toCellAnswer } from '../../../../../server/cell-answers.ts'
import { ctx } from '../../../../../server/context.ts'
import { dayAsked } from '../../../../../server/day-asked.ts'
import { endpoint } from '../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../server/other-methods.ts'

export const GET = endpoint(async (request, { code }: { code: string }, locale) => {
  const cell = await readCell(ctx, code, dayAsked(new URL(request.url).searchParams.get('on')))
  const { areaKm2 } = await loadSurvey(ctx, cell.scheme.survey)
  return { body: toCellAnswer(cell, areaKm2[code], locale), cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
