import { forgetPhotos } from './keep-photos.ts'

/** Kept texts of one case and deed; gone once the deed was done, and after a day. */
type Kept = { readonly at: number; readonly fields: Readonly<Record<string, readonly string[]>> }

const PREFIX = 'desk '
const DAY = 86_400_000

/** What is kept of a form, is kept under this name. */
export const keyOf = ({ dataset }: HTMLFormElement): string => `${PREFIX}${dataset.case} ${dataset.deed}`

/** Fields that people fill in; what the page carries along is its own. */
const typedIn = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (each): each is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      (each instanceof HTMLInputElement && !['hidden', 'file'].includes(each.type)) ||
      each instanceof HTMLTextAreaElement ||
      each instanceof HTMLSelectElement,
  )

/** Puts back what was typed and not sent, and keeps what is typed from now on. */
export function keepTyped(): void {
  if (!isKeeping()) return
  forgetDone()
  forgetOld()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-deed]')) {
    if (restore(form)) tellRestored(form)
    form.addEventListener('input', () => keep(form))
  }
}

/** Of a form that was sent, or is begun anew, nothing stays: neither words nor photos. */
export const forget = (form: HTMLFormElement): Promise<void> => {
  if (isKeeping()) localStorage.removeItem(keyOf(form))
  return forgetPhotos(keyOf(form))
}

/** Some browsers forbid it. */
function isKeeping(): boolean {
  try {
    return localStorage !== null
  } catch {
    return false
  }
}

function keep(form: HTMLFormElement): void {
  const fields: Record<string, string[]> = {}
  for (const each of typedIn(form)) {
    const chosen =
      !(each instanceof HTMLInputElement && ['radio', 'checkbox'].includes(each.type)) || each.checked
    if (chosen && each.value !== '') fields[each.name] = [...(fields[each.name] ?? []), each.value]
  }
  const kept: Kept = { at: Date.now(), fields }
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(kept))
  } catch {
    // The store is full: the form itself still has it.
  }
}

/**
 * Only into a form in which nothing stands but what the page always begins with: what it brought back, or a sample, counts more.
 * True where something was put back.
 */
function restore(form: HTMLFormElement): boolean {
  const { fields } = read(keyOf(form))
  const isEmpty = typedIn(form).every((each) =>
    each instanceof HTMLInputElement && ['radio', 'checkbox'].includes(each.type)
      ? !each.checked
      : each.value === (each.dataset.preset ?? ''),
  )
  if (!isEmpty || Object.keys(fields).length === 0) return false
  for (const each of typedIn(form)) {
    const said = fields[each.name] ?? []
    if (each instanceof HTMLInputElement && ['radio', 'checkbox'].includes(each.type))
      each.checked = said.includes(each.value)
    else if (said[0] !== undefined) each.value = said[0]
  }
  return true
}

/** Says so where the page has words for it, and offers to begin anew. */
function tellRestored(form: HTMLFormElement): void {
  const words = document.querySelector<HTMLTemplateElement>('template[data-words="restored"]')
  if (!words) return
  const told = document.createElement('div')
  told.setAttribute('role', 'status')
  told.append(words.content.cloneNode(true))
  told.querySelector('button')?.addEventListener('click', async () => {
    await forget(form)
    location.reload()
  })
  form.prepend(told)
}

function read(key: string): Kept {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as Kept
  } catch {
    return { at: 0, fields: {} }
  }
}

/** The page says which deed was just done, and of what, if not of the case it shows. */
function forgetDone(): void {
  const { done, of } = document.querySelector<HTMLElement>('[data-done]')?.dataset ?? {}
  const key = `${PREFIX}${of ?? decodeURIComponent(location.pathname.split('/').at(-1) ?? '')} ${done}`
  if (!done) return
  localStorage.removeItem(key)
  void forgetPhotos(key)
}

function forgetOld(): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX) && Date.now() - read(key).at > DAY) localStorage.removeItem(key)
}
