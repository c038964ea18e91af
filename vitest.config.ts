import { configDefaults, defineConfig } from 'vitest/config'

const rooms = '{bench,packages,functions,web}/**'
const pure = [`${rooms}/*.test.ts`, `${rooms}/*.property.test.ts`]
const cloud = [`${rooms}/*.cloud.test.ts`]
const synth = [`${rooms}/*.synth.test.ts`]
const built = '**/.{next,open-next,sst}/**'
const reports = process.env.TEST_REPORTS
const json: ['json', { outputFile: string }] = [
  'json',
  { outputFile: `${reports}/vitest-${process.pid}.json` },
]

export default defineConfig({
  test: {
    silent: 'passed-only',
    globalSetup: ['packages/local/src/testing/temporary-folder.ts'],
    reporters: ['default', ...(reports ? [json] : [])],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: pure,
          exclude: [...configDefaults.exclude, built, ...cloud, ...synth],
        },
      },
      {
        extends: true,
        test: {
          name: 'cloud',
          include: cloud,
          exclude: [...configDefaults.exclude, built],
          globalSetup: ['packages/local/src/testing/engines.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'synth', include: synth, exclude: [...configDefaults.exclude, built] },
      },
    ],
  },
})
