/** Photos chosen and not sent yet, by form and field; gone once the deed was done, and after a day. */
type Kept = { readonly at: number; readonly files: readonly File[] }

const DATABASE = 'desk'
const SHELF = 'photos'
const DAY = 86_400_000

/** Keeps the photos of a field in place of those before; none where there are none. */
export const keepPhotos = (name: string, files: readonly File[]): Promise<void> =>
  using(undefined, (shelf) => {
    if (files.length > 0) shelf.put({ at: Date.now(), files } satisfies Kept, name)
    else shelf.delete(name)
    return undefined
  })

export const keptPhotos = async (name: string): Promise<readonly File[]> => {
  const kept = await using<Kept | undefined>(undefined, (shelf) => shelf.get(name))
  return kept && Date.now() - kept.at <= DAY ? kept.files : []
}

/** Forgets all photos of a form, whose name that of each of its fields begins with. */
export const forgetPhotos = (form: string): Promise<void> =>
  using(undefined, (shelf) => {
    shelf.delete(IDBKeyRange.bound(`${form} `, `${form} \uffff`))
    return undefined
  })

export const forgetOldPhotos = (): Promise<void> =>
  using(undefined, (shelf) => {
    const asked = shelf.openCursor()
    asked.onsuccess = () => {
      const cursor = asked.result
      if (!cursor) return
      if (Date.now() - (cursor.value as Kept).at > DAY) cursor.delete()
      cursor.continue()
    }
    return undefined
  })

/** One transaction; `without` where this browser keeps nothing, or has no room left. */
async function using<T>(without: T, work: (shelf: IDBObjectStore) => IDBRequest<T> | undefined): Promise<T> {
  try {
    const database = await opened()
    return await new Promise<T>((done, failed) => {
      const transaction = database.transaction(SHELF, 'readwrite')
      const request = work(transaction.objectStore(SHELF))
      transaction.oncomplete = () => done(request ? request.result : without)
      transaction.onabort = () => failed(transaction.error)
    }).finally(() => database.close())
  } catch {
    return without
  }
}

const opened = () =>
  new Promise<IDBDatabase>((done, failed) => {
    const asked = indexedDB.open(DATABASE, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF)
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => failed(asked.error)
  })
