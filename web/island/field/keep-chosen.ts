import { forgetOldPhotos, keepPhotos, keptPhotos } from './keep-photos.ts'
import { keyOf } from './keep-typed.ts'
import { smaller } from './smaller.ts'

/** Keeps chosen photos until they are sent, made smaller at once; a reload, or a phone that ran out of memory, loses none. */
export async function keepChosen(): Promise<void> {
  for (const input of document.querySelectorAll<HTMLInputElement>('form[data-deed] input[data-photos]')) {
    if (!input.form) continue
    const name = `${keyOf(input.form)} ${input.name}`
    input.addEventListener('change', () => keep(input, name))
    await (isUploaded(input) ? keepPhotos(name, []) : putBack(input, name))
  }
  await forgetOldPhotos()
}

/** The page brought back photos of this field by their numbers: they are with the site already. */
const isUploaded = ({ form, name }: HTMLInputElement): boolean =>
  form?.querySelector(`input[type="hidden"][name="${CSS.escape(name.replace(/\.file$/, ''))}"]`) !== null

async function keep(input: HTMLInputElement, name: string): Promise<void> {
  const chosen = [...(input.files ?? [])]
  const files = await Promise.all(chosen.map(smaller))
  // Something else was chosen meanwhile.
  if (chosen.some((file, i) => file !== input.files?.[i])) return
  hold(input, files)
  await keepPhotos(name, files)
}

async function putBack(input: HTMLInputElement, name: string): Promise<void> {
  const files = await keptPhotos(name)
  if (files.length > 0 && input.files?.length === 0) hold(input, files)
}

function hold(input: HTMLInputElement, files: readonly File[]): void {
  const carried = new DataTransfer()
  for (const file of files) carried.items.add(file)
  input.files = carried.files
}
