import { endpoint } from '../../../../server/endpoint.ts'
import { EdgeFault } from '../../../../server/wrong.ts'

const nowhere = endpoint(async () => {
  throw new EdgeFault('service.no_such_address')
})

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT }
