import { parse } from '@wangge/core/fault'
import { pointSchema } from '@wangge/core/point'
import { locatePlace } from '@wangge/core/scheme/locate'
import { toLocateAnswer } from '../../../../server/answers.ts'
import { ctx } from '../../../../server/context.ts'
import { dayAsked } from '../../../../server/day-asked.ts'
import { endpoint } from '../../../../server/endpoint.ts'
import { otherMethods } from '../../../../server/other-methods.ts'

/** An empty or absent number stays absent; anything that is no number stays as it is, for the schema to refuse. */
const numeric = (text: string | null) => (text === null || text.trim() === '' ? undefined : Number(text))

export const GET = endpoint(async (request, _, locale) => {
  const query = new URL(request.url).searchParams
  const accuracy = numeric(query.get('accuracy'))
  const point = parse(pointSchema, {
    lng: numeric(query.get('lng')),
    lat: numeric(query.get('lat')),
    datum: query.get('datum') ?? 'wgs84',
    ...(accuracy !== undefined && { accuracy }),
  })
  const located = await locatePlace(ctx, { point }, dayAsked(query.get('on')))
  return { body: toLocateAnswer(located, locale), cache: 60 }
})

export const { DELETE, PATCH, POST, PUT } = otherMethods('GET')
