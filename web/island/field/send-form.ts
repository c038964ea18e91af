import { forget } from './keep-typed.ts'
import { smaller } from './smaller.ts'

/**
 * Sends forms of the page itself, photos made smaller first: where the line is down the form stays as it is and says so.
 * Sending again is safe: the case's number of events goes along, and the same deed is not done twice.
 * @param renewed what the page gains by script, once more, after the answer took its place
 */
export function sendForms(renewed: () => void): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-deed]'))
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      await send(form, event.submitter, renewed)
    })
}

async function send(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  renewed: () => void,
): Promise<void> {
  const button = submitter ?? form.querySelector('button')
  if (button instanceof HTMLButtonElement) {
    if (button.disabled) return
    button.disabled = true
  }
  tell(form, 'sending')
  try {
    const answer = await fetch(location.href, { method: 'POST', body: await bodyOf(form) })
    if (answer.status >= 500) throw new Error('the site is not there')
    if (answer.redirected) {
      await forget(form)
      location.assign(answer.url)
      return
    }
    show(await answer.text(), renewed)
  } catch {
    tell(form, 'failed')
    if (button instanceof HTMLButtonElement) button.disabled = false
  }
}

async function bodyOf(form: HTMLFormElement): Promise<FormData> {
  const body = new FormData(form)
  for (const input of form.querySelectorAll<HTMLInputElement>('input[data-photos]')) {
    const photos = await Promise.all([...(input.files ?? [])].map(smaller))
    body.delete(input.name)
    for (const photo of photos) body.append(input.name, photo, photo.name)
  }
  return body
}

/** The answer in place of the page: the same as if the browser had posted. */
function show(html: string, renewed: () => void): void {
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main')
  if (!main) throw new Error('no page came back')
  document.querySelector('main')?.replaceWith(document.adoptNode(main))
  renewed()
  const wrong = main.querySelector<HTMLElement>('[role="alert"]')
  ;(wrong ?? main).focus()
  wrong?.scrollIntoView()
}

/** One of the page's own sentences, put before the form's button. */
function tell(form: HTMLFormElement, sentence: 'sending' | 'failed'): void {
  const words = document.querySelector<HTMLTemplateElement>(`template[data-words="${sentence}"]`)
  const told = form.querySelector('[data-told]') ?? document.createElement('div')
  told.setAttribute('data-told', '')
  told.setAttribute('role', 'status')
  told.replaceChildren(...(words ? [words.content.cloneNode(true)] : []))
  if (!told.isConnected) form.append(told)
}
