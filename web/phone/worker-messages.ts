/** What a page tells the service worker: to keep these addresses for when there is no line, or to forget and stop. */
export type WorkerMessage =
  | { readonly keep: { readonly pages: readonly string[]; readonly files: readonly string[] } }
  | { readonly erase: true }
