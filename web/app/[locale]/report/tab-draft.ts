/** Which draft this tab is about: never in an address, for addresses stay in histories and logs. */
const NAME = 'draft'

export function tabDraft(): string | null {
  try {
    return sessionStorage.getItem(NAME)
  } catch {
    return null
  }
}

export function setTabDraft(key: string | null): void {
  try {
    if (key) sessionStorage.setItem(NAME, key)
    else sessionStorage.removeItem(NAME)
  } catch {
    // A browser that keeps nothing.
  }
}
