import { boxBetween, type Drawn, moved, resized, rounded } from './boxes.ts'

const MOST = 40
const sides = ['x', 'y', 'width', 'height'] as const

/**
 * Draws black boxes on a photo with finger, mouse or keys, and writes them into the number fields of its form, which work
 * without this too. Percent of the picture, from its upper left corner.
 */
export function drawBoxes(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('[data-redact]')) start(form)
}

function start(form: HTMLFormElement): void {
  const picture = form.querySelector<HTMLElement>('[data-picture]')
  const first = form.querySelector<HTMLElement>('[data-row]')
  if (!picture || !first) return
  const canvas: HTMLElement = picture
  const sample: HTMLElement = first
  const words = form.dataset.box ?? '#'
  const marks: HTMLElement[] = []
  form.querySelector<HTMLElement>('[data-draws]')?.removeAttribute('hidden')
  Object.assign(canvas.style, { cursor: 'crosshair', userSelect: 'none', touchAction: 'none' })

  const rows = () => [...form.querySelectorAll<HTMLElement>('[data-row]')]
  const inputsOf = (row: HTMLElement) =>
    sides.map((side) => row.querySelector<HTMLInputElement>(`[name="${side}"]`))
  const boxOf = (row: HTMLElement): Drawn | undefined => {
    const typed = inputsOf(row).map((input) => input?.value.trim() ?? '')
    const [x = 0, y = 0, width = 0, height = 0] = typed.map(Number)
    const isBox = typed.every((each) => each !== '' && Number.isFinite(Number(each)))
    return isBox && width > 0 && height > 0 ? { x, y, width, height } : undefined
  }
  const write = (row: HTMLElement, box: Drawn | undefined) => {
    for (const [i, input] of inputsOf(row).entries()) {
      const side = sides[i]
      if (input && side) input.value = box ? String(rounded(box[side])) : ''
    }
    show(row)
  }
  const freeRow = (): HTMLElement | undefined => {
    const all = rows()
    const empty = all.find((row) => inputsOf(row).every((input) => input?.value === ''))
    if (empty || all.length >= MOST) return empty
    const row = sample.cloneNode(true) as HTMLElement
    for (const input of row.querySelectorAll('input')) input.value = ''
    const legend = row.querySelector('legend')
    if (legend) legend.textContent = (legend.textContent ?? '').replace(/\d+/, String(all.length + 1))
    all.at(-1)?.after(row)
    listen(row)
    return row
  }

  /** The box of a row on the picture: a thing that takes the focus and keys. */
  function show(row: HTMLElement): void {
    const at = rows().indexOf(row)
    const box = boxOf(row)
    const mark = marks[at] ?? makeMark(at)
    mark.hidden = !box
    if (!box) return
    Object.assign(mark.style, {
      insetInlineStart: '',
      left: `${box.x}%`,
      top: `${box.y}%`,
      width: `${box.width}%`,
      height: `${box.height}%`,
    })
  }

  function makeMark(at: number): HTMLElement {
    const mark = document.createElement('button')
    mark.type = 'button'
    mark.setAttribute('aria-label', words.replace('#', String(at + 1)))
    Object.assign(mark.style, {
      position: 'absolute',
      padding: '0',
      border: '1px solid #ffbf47',
      borderRadius: '0',
      background: '#000',
      cursor: 'move',
    })
    mark.addEventListener('keydown', (event) => onKey(event, at))
    marks[at] = mark
    canvas.append(mark)
    return mark
  }

  function onKey(event: KeyboardEvent, at: number): void {
    const row = rows()[at]
    const box = row && boxOf(row)
    if (!row || !box) return
    if (event.key === 'Delete' || event.key === 'Backspace') write(row, undefined)
    else {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
      if (!step) return
      const [right = 0, down = 0] = step
      write(row, event.shiftKey ? resized(box, right, down) : moved(box, right, down))
    }
    event.preventDefault()
  }

  const pointOf = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    return { x: ((clientX - left) / width) * 100, y: ((clientY - top) / height) * 100 }
  }

  let drawing: { row: HTMLElement; from: { x: number; y: number }; box: Drawn | undefined } | undefined
  canvas.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0) return
    const at = marks.indexOf(event.target as HTMLElement)
    const row = at >= 0 ? rows()[at] : freeRow()
    if (!row) return
    drawing = { row, from: pointOf(event), box: at >= 0 ? boxOf(row) : undefined }
    canvas.setPointerCapture(event.pointerId)
    event.preventDefault()
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!drawing) return
    const to = pointOf(event)
    const { row, from, box } = drawing
    write(row, box ? moved(box, to.x - from.x, to.y - from.y) : boxBetween(from, to))
  })
  const end = (event: PointerEvent) => {
    if (!drawing) return
    const at = rows().indexOf(drawing.row)
    const box = boxOf(drawing.row)
    // A touch without a stroke is no box.
    if (!drawing.box && (!box || box.width < 1 || box.height < 1)) write(drawing.row, undefined)
    else marks[at]?.focus({ preventScroll: true })
    drawing = undefined
    if (canvas.hasPointerCapture(event.pointerId)) canvas.releasePointerCapture(event.pointerId)
  }
  canvas.addEventListener('pointerup', end)
  canvas.addEventListener('pointercancel', end)

  function listen(row: HTMLElement): void {
    row.addEventListener('input', () => show(row))
    show(row)
  }
  for (const row of rows()) listen(row)
}
