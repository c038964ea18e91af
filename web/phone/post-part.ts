/** What a browser posts to send one part itself: the address, and the fields that go before the file. */
export type Part = { readonly url: string; readonly fields: Readonly<Record<string, string>> }

/** The store refused a part: `status` 403 when the permission is over. */
export class PartRefused extends Error {
  override readonly name = 'PartRefused'
  readonly status: number

  constructor(status: number) {
    super(String(status))
    this.status = status
  }
}

/**
 * Posts one part to the store.
 * @param progress hears how many bytes have gone, where the browser can tell (not in a service worker)
 * @throws PartRefused, TypeError when the line broke, DOMException `AbortError`
 */
export function postPart(
  { url, fields }: Part,
  bytes: Blob,
  signal: AbortSignal,
  progress: (sent: number) => void,
): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', bytes)
  return typeof XMLHttpRequest === 'undefined'
    ? byFetch(url, form, signal)
    : byRequest(url, form, signal, (sent) => progress(Math.min(sent, bytes.size)))
}

async function byFetch(url: string, form: FormData, signal: AbortSignal): Promise<void> {
  const { ok, status } = await fetch(url, { method: 'POST', body: form, signal })
  if (!ok) throw new PartRefused(status)
}

function byRequest(
  url: string,
  form: FormData,
  signal: AbortSignal,
  progress: (sent: number) => void,
): Promise<void> {
  return new Promise((done, failed) => {
    if (signal.aborted) return failed(new DOMException('', 'AbortError'))
    const request = new XMLHttpRequest()
    signal.addEventListener('abort', () => request.abort())
    request.upload.onprogress = ({ loaded }) => progress(loaded)
    request.onload = () => (request.status < 300 ? done() : failed(new PartRefused(request.status)))
    request.onerror = () => failed(new TypeError())
    request.onabort = () => failed(new DOMException('', 'AbortError'))
    request.open('POST', url)
    request.send(form)
  })
}
