/** Keys of the work list: j and k go down and up, x ticks, Enter opens. Without this the list works by tab and pointer. */
const list = document.querySelector<HTMLElement>('[data-queue]')
const rows = [...(list?.children ?? [])] as HTMLElement[]
let at = -1

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && /^(input|select|textarea)$/i.test(target.tagName)

function go(to: number): void {
  const row = rows[to]
  if (!row) return
  rows[at]?.removeAttribute('data-current')
  at = to
  row.setAttribute('data-current', '')
  row.querySelector<HTMLElement>('[data-open]')?.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest' })
}

const keys: Readonly<Record<string, () => void>> = {
  j: () => go(Math.min(at + 1, rows.length - 1)),
  k: () => go(Math.max(at - 1, 0)),
  x: () => rows[at]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click(),
}

document.addEventListener('keydown', (event) => {
  const tick = event.target instanceof HTMLInputElement && event.target.type === 'checkbox'
  if ((isTyping(event.target) && !tick) || event.ctrlKey || event.metaKey || event.altKey) return
  const deed = keys[event.key]
  if (!deed) return
  event.preventDefault()
  deed()
})
