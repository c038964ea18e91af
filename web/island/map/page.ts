/** What a page of the map shows. */
type Shown = {
  readonly code: string
  /** west, south, east, north in degrees */
  readonly bounds: [number, number, number, number]
  /** Whether there are cells below it. */
  readonly divided: boolean
}

/** @throws when the page is none of the map */
export function readPage(page: Document): Shown {
  const { cell = '', bounds = '', divided } = page.querySelector<HTMLElement>('[data-map]')?.dataset ?? {}
  const [west, south, east, north] = bounds.split(',').map(Number)
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    throw new Error('this is no page of the map')
  return { code: cell, bounds: [west, south, east, north], divided: divided !== undefined }
}

export async function fetchPage(address: string): Promise<Document> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

/** Takes over what another page of the map says beside its own map, and its addresses in other languages. */
export function swap(page: Document): void {
  for (const here of document.querySelectorAll<HTMLElement>('[data-swap]')) {
    const there = page.querySelector(`[data-swap="${here.dataset.swap}"]`)
    here.replaceChildren(...(there?.childNodes ?? []))
  }
  for (const here of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]'))
    here.href = page.querySelector<HTMLAnchorElement>(`a[hreflang="${here.hreflang}"]`)?.href ?? here.href
}
