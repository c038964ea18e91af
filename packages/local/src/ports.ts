import { once } from 'node:events'
import { createServer } from 'node:net'
import { LocalFault } from './fault.ts'

/** The site's port and those of what stands behind it. */
export type Ports = {
  readonly site: number
  readonly dynamodb: number
  readonly fauxqs: number
  readonly gate: number
  readonly identity: number
  readonly mailbox: number
  readonly smtp: number
}

export const portsFrom = (site: number): Ports => ({
  site,
  dynamodb: site + 1,
  fauxqs: site + 2,
  gate: site + 3,
  identity: site + 4,
  mailbox: site + 5,
  smtp: site + 6,
})

/** A port nothing listens on at the moment. */
export function freePort(): Promise<number> {
  return listenBriefly(0)
}

/** @throws LocalFault `port.taken` */
export async function requireFreePort(port: number, neededFor: string): Promise<void> {
  try {
    await listenBriefly(port)
  } catch {
    throw new LocalFault(
      'port.taken',
      `Port ${port}, needed for ${neededFor}, is taken or not allowed: stop what uses it, or choose other ports with --port.`,
    )
  }
}

async function listenBriefly(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : port
}
