/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app: ({ stage }) => ({
    name: 'wangge',
    home: 'aws',
    providers: { aws: '7.20.0' },
    removal: stage === 'production' ? 'retain' : 'remove',
    protect: stage === 'production',
  }),
  run: async () => {
    const { build } = await import('./packages/infra/src/cloud/build.ts')
    return build()
  },
})
