import { randomBytes } from 'node:crypto'
import { s3Objects } from '@wangge/core/files'
import { expect, test } from 'vitest'
import { freshBuckets } from '../testing/fresh.ts'

test.each([1, 9_000_000, 52_000_000])('an object of %i bytes comes back as it was', async (size) => {
  const { EVIDENCE_BUCKET } = await freshBuckets()
  const objects = s3Objects(EVIDENCE_BUCKET)
  const bytes = randomBytes(size)
  await objects.write('original/x', bytes)
  expect(await objects.size('original/x')).toBe(size)
  expect(Buffer.compare(await objects.read('original/x'), bytes)).toBe(0)
})
