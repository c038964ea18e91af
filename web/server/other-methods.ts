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

/** Handlers for the methods an address does not take: a 405 problem that names those it does. */
export function otherMethods<Taken extends Method>(
  ...taken: readonly Taken[]
): Record<Exclude<Method, Taken>, Handler> {
  const allowed = taken.map((method) => (method === 'GET' ? 'GET, HEAD' : method)).join(', ')
  const handler: Handler = async (request, context) => {
    const response = await refuse(request, context)
    response.headers.set('allow', allowed)
    return response
  }
  const others = all
    .filter((method) => !(taken as readonly Method[]).includes(method))
    .map((method) => [method, handler])
  return Object.fromEntries(others) as Record<Exclude<Method, Taken>, Handler>
}
