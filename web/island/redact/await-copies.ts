/** Milliseconds between two looks. */
const EVERY = 2_000

/**
 * Loads the page again while a public copy is being made, but not under somebody's hands: neither boxes that were drawn
 * nor a field one is writing in are lost.
 */
export function awaitCopies(): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-making] a')
  if (link) setInterval(() => isAtRest() && location.assign(link.href), EVERY)
}

function isAtRest(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[data-redact] [data-row] input')]
  return (
    !document.activeElement?.matches('input, textarea, select') && fields.every(({ value }) => value === '')
  )
}
