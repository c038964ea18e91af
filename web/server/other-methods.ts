import { endpoint } from './endpoint.ts'
import { EdgeFault } from './wrong.ts'

const all = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'] as const
type Method = (typeof all)[number]
type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>

const refuse = endpoint(async () => {
  throw new EdgeFault('service.method_not_allowed')
})

/** Handlers for the methods an address does not take: a 405 problem that names the one it does. */
export function otherMethods<Taken extends Method>(taken: Taken): Record<Exclude<Method, Taken>, Handler> {
  const handler: Handler = async (request, context) => {
    const response = await refuse(request, context)
    response.headers.set('allow', taken === 'GET' ? 'GET, HEAD' : taken)
    return response
  }
  const others = all.filter((method) => method !== taken).map((method) => [method, handler])
  return Object.fromEntries(others) as Record<Exclude<Method, Taken>, Handler>
}
