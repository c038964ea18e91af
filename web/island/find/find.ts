import type { Place } from './whose-cell.ts'

const way = document.querySelector<HTMLElement>('[data-find]')
const ask = way?.querySelector<HTMLElement>('[data-part="ask"]')
const button = ask?.querySelector('button')
if (way && ask && button && 'geolocation' in navigator) {
  say()
  ask.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    say('busy')
    await findCell(way)
    button.disabled = false
  })
}

async function findCell({ dataset: { grid = '', cells = '' } }: HTMLElement): Promise<void> {
  try {
    tell(await findPlace(grid), cells)
  } catch (error) {
    say(error instanceof GeolocationPositionError ? 'denied' : 'unreachable')
  }
}

/** Position and grid come side by side; only the grid comes over the line. */
async function findPlace(grid: string): Promise<Place> {
  const { openGrid, whoseCell } = await import('./whose-cell.ts')
  const [{ coords }, index] = await Promise.all([askPosition(), openGrid(grid)])
  return whoseCell(index, coords)
}

const askPosition = () =>
  new Promise<GeolocationPosition>((found, failed) =>
    navigator.geolocation.getCurrentPosition(found, failed, {
      enableHighAccuracy: true,
      timeout: 15_000,
      maximumAge: 30_000,
    }),
  )

/** @param page address of the pages of cells */
function tell({ accuracy, cells, neighbours, nearest }: Place, page: string): void {
  const links = (of: readonly { readonly code: string; readonly name: string }[]) =>
    of.flatMap(({ code, name }, i) => {
      const link = document.createElement('a')
      link.href = `${page}/${encodeURIComponent(code)}`
      link.textContent = name
      return i > 0 ? [' · ', link] : [link]
    })
  fill('cell', links(nearest ? [nearest] : cells.slice(-1)))
  fill('chain', [cells.map(({ name }) => name).join(' › ')])
  fill('accuracy', [String(accuracy)])
  fill('distance', [((nearest?.distance ?? 0) / 1000).toFixed(1)])
  fill('neighbours', links(neighbours))
  say(nearest ? 'outside' : 'inside', ...(neighbours.length > 0 ? ['boundary'] : []))
}

/** Shows these sentences of the page, and no other. */
function say(...sentences: string[]): void {
  for (const each of document.querySelectorAll<HTMLElement>('[data-say]'))
    each.hidden = !sentences.includes(each.dataset.say ?? '')
}

function fill(slot: string, content: (string | Node)[]): void {
  for (const each of document.querySelectorAll(`[data-slot="${slot}"]`))
    each.replaceChildren(...content.map((node) => (typeof node === 'string' ? node : node.cloneNode(true))))
}
