const script = /<script\b([^>]*)>([\s\S]*?)<\/script>/g
const scriptHint = /<link\b[^>]*\b(?:as="script"|rel="modulepreload"|rel="expect")[^>]*>/g
const latePart = /<template id="B:/
/** The static modules of `island/`, by name. */
const island = /\ssrc="\/island\/([a-z]+)\.js"/
const islandTag = (name: string) => `<script type="module" src="/island/${name}.js"></script>`
const isSpeculationRules = (attributes: string) => /\btype="speculationrules"/.test(attributes)

/**
 * Removes every script and script preload from a page rendered by React; speculation rules, which are data, stay, and so
 * do islands: modules of ours that work on what the page already says.
 * React escapes `<` in text and `>` in attributes, so no text of a page can look like a tag here.
 * @throws when a part of the page was to be put in place by script (a `Suspense` boundary that was still waiting).
 */
export const dropScript = (html: string): string => {
  if (latePart.test(html)) throw new Error('a reading page must arrive whole: it may not suspend')
  return html
    .replace(script, (whole, attributes: string) => {
      const [, name] = island.exec(attributes) ?? []
      return isSpeculationRules(attributes) ? whole : name ? islandTag(name) : ''
    })
    .replace(scriptHint, '')
}

/** The text of every inline script of a page, in order. */
export const inlineScripts = (html: string): string[] =>
  [...html.matchAll(script)].flatMap(([, attributes = '', text = '']) =>
    /\bsrc=/.test(attributes) ? [] : [text],
  )

/** Names of the islands a page carries. */
export const islandsOf = (html: string): string[] =>
  [...html.matchAll(script)].flatMap(([, attributes = '']) => island.exec(attributes)?.[1] ?? [])
