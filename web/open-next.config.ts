import type { OpenNextConfig } from '@opennextjs/aws/types/open-next.js'

const config: OpenNextConfig = {
  buildCommand: 'NEXT_TELEMETRY_DISABLED=1 next build --turbopack',
  default: {
    minify: true,
    override: {
      wrapper: 'aws-lambda',
      converter: async () => (await import('./open-next/converter.ts')).converter,
      incrementalCache: 'dummy',
      tagCache: 'dummy',
      queue: 'dummy',
      proxyExternalRequest: 'dummy',
    },
  },
  // No page uses it (`images.unoptimized`): bundled by OpenNext without asking, it gets no image library and none is fetched.
  imageOptimization: {
    loader: 'dummy',
    install: { packages: [], additionalArgs: '--version && mkdir -p node_modules/.bin' },
  },
  dangerous: { disableIncrementalCache: true, disableTagCache: true },
}

export default config
