import { askedCoverage } from '../../../../../../server/coverage.ts'
import { dayAsked } from '../../../../../../server/day-asked.ts'
import { endpoint } from '../../../../../../server/endpoint.ts'
import { otherMethods } from '../../../../../../server/other-methods.ts'
import { toCoverageAnswer } from '../../../../../../server/scheme-answers.ts'

export const GET = endpoint(async (request, { id }: { id: string }, locale) => {
  const query = new URL(request.url).searchParams
  const asked = await askedCoverage(id, dayAsked(query.getAll('on')), query.get('cell') ?? undefined)
  return { body: toCoverageAnswer(asked, locale), cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
