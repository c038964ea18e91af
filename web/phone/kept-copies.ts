/** Pages and files kept for when there is no line. No page about a person, no answer of an interface is among them. */
export const PAGES = 'pages-1'
export const FILES = 'files-1'

/** What a cache of files may hold: several builds of the report. The oldest goes first. */
const MOST_FILES = 150

/** Files that never change under their name. */
export const isLasting = (path: string): boolean => /^\/(_next\/static|island\/chunk)\//.test(path)

/** Files a page names in itself. */
export const filesIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/\/_next\/static\/[\w./~%-]+\.(?:js|css)/g)].map(([path]) => path)),
]

/** Keeps a page with what it needs to be shown. */
export async function keepPage(path: string): Promise<void> {
  const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store' })
  if (!isKeepable(answer)) return
  const html = await answer.clone().text()
  await (await caches.open(PAGES)).put(path, answer)
  await keepFiles(filesIn(html))
}

/** A page that is what was asked for: no fault, no other address. */
export const isKeepable = (answer: Response): boolean =>
  answer.status === 200 &&
  !answer.redirected &&
  (answer.headers.get('content-type') ?? '').startsWith('text/html')

/** Keeps a page that is not kept yet; visits keep it fresh. */
export async function keepMissingPage(path: string): Promise<void> {
  if (!(await caches.match(path, { cacheName: PAGES }))) await keepPage(path)
}

export async function keepFiles(paths: readonly string[]): Promise<void> {
  const files = await caches.open(FILES)
  for (const path of paths) {
    if (isLasting(path) && (await files.match(path))) continue
    const answer = await fetch(path)
    if (answer.ok) await files.put(path, answer)
  }
  const kept = await files.keys()
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST_FILES))) await files.delete(old)
}
