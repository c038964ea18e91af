import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openAssets } from './assets.ts'
import { createGateway, type SiteHandler } from './server.ts'

/** Serves the built site; started by `site.ts` with the port and the two folders. Ends when told to, and with its parent. */
const [port, assetsFolder = '', bundle = ''] = process.argv.slice(2)

const { handler } = (await import(pathToFileURL(join(bundle, 'index.mjs')).href)) as { handler: SiteHandler }
const server = createGateway({ handler, assets: await openAssets(assetsFolder), log: console.log })

server.listen(Number(port), '127.0.0.1')
await once(server, 'listening')
process.send?.('ready')

/** Milliseconds that answers under way have when the parent is gone; clients that keep on asking get no more. */
const GRACE = 2_000

/** Its own signals are the parent's to give: a Ctrl-C in a terminal reaches both. */
process.on('SIGINT', () => {})
process.on('disconnect', () => {
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  setTimeout(() => process.exit(0), GRACE)
})
