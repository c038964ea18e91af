import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PartRefused, postPart } from './post-part.ts'

/** The browser's own, as far as it is used. */
class Request {
  static last: Request
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {}
  status = 0
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  open = vi.fn()
  send = vi.fn()
  abort() {
    this.onabort?.()
  }
  constructor() {
    Request.last = this
  }
}

beforeEach(() => vi.stubGlobal('XMLHttpRequest', Request))
afterEach(() => vi.unstubAllGlobals())

const stop = () => new AbortController()
const post = (signal = stop().signal, progress = (_: number) => {}) =>
  postPart(
    { url: 'https://bucket.example/', fields: { key: 'incoming/1/1' } },
    new Blob(['bytes']),
    signal,
    progress,
  )

test('the fields go before the file, and progress counts the bytes of the file alone', async () => {
  const progress = vi.fn()
  const posting = post(undefined, progress)
  const { last } = Request
  expect(last.open).toHaveBeenCalledWith('POST', 'https://bucket.example/')
  const [form] = last.send.mock.calls[0] as [FormData]
  expect([...form.keys()]).toEqual(['key', 'file'])
  last.upload.onprogress?.({ loaded: 3 })
  // The form around the file counts too.
  last.upload.onprogress?.({ loaded: 400 })
  expect(progress.mock.calls).toEqual([[3], [5]])
  last.status = 204
  last.onload?.()
  await posting
})

test.each([
  [
    'the store says no',
    (last: Request) => Object.assign(last, { status: 403 }).onload?.(),
    new PartRefused(403),
  ],
  ['the line breaks', (last: Request) => last.onerror?.(), new TypeError()],
])('it fails when %s', async (_, happens, error) => {
  const posting = post()
  happens(Request.last)
  await expect(posting).rejects.toEqual(error)
})

test('whoever stops it ends it at once, also before it began', async () => {
  const controller = stop()
  const posting = post(controller.signal)
  controller.abort()
  await expect(posting).rejects.toMatchObject({ name: 'AbortError' })
  await expect(post(controller.signal)).rejects.toMatchObject({ name: 'AbortError' })
})
