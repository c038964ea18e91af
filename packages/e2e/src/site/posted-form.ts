const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  '#x27': "'",
  '#39': "'",
}
const plain = (text: string) => text.replace(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole)
const attribute = (tag: string, name: string) =>
  plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/**
 * What a browser without script would post of the first form that holds `mark`, with `said` put over it. Throws where the
 * page has no such form.
 */
export function postedForm(
  html: string,
  mark: string,
  said: Readonly<Record<string, string | readonly string[] | Blob>> = {},
): FormData {
  const [found] = (html.match(/<form\b[\s\S]*?<\/form>/g) ?? []).filter((form) => form.includes(mark))
  if (!found) throw new Error(`the page has no form with ${mark}`)
  const form = new FormData()
  for (const [tag] of found.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g))
    form.append(attribute(tag, 'name'), attribute(tag, 'value'))
  for (const [name, value] of Object.entries(said)) {
    form.delete(name)
    if (value instanceof Blob) form.append(name, value, 'photo.jpg')
    else for (const each of [value].flat()) form.append(name, each as string)
  }
  return form
}
