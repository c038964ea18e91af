/** Shows one sentence of a part of the page; `{points}`, `{metres}` stand in it for numbers. */
export function say(
  part: HTMLElement,
  sentence: string,
  numbers: Readonly<Record<string, number>> = {},
): void {
  for (const each of part.querySelectorAll<HTMLElement>('[data-say]')) {
    each.hidden = each.dataset.say !== sentence
    each.dataset.words ??= each.textContent ?? ''
    let words = each.dataset.words
    for (const [name, number] of Object.entries(numbers))
      words = words.replace(`{${name}}`, String(Math.round(number)))
    each.textContent = words
  }
}
