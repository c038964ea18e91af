/** Signs that may not begin a line of Chinese (禁则). */
const closing = /^[，。、；：！？）》」』”’%‰…,.;:!?)\]]$/

/** Width in ems: Chinese signs are square; letters and digits of any usual face stay below three fifths, capitals below four. */
const signWidth = (sign: string) =>
  /^[\u0020-\u007e\u00c0-\u024f]$/u.test(sign) ? (/^[A-Z@%&mw]$/.test(sign) ? 0.9 : 0.6) : 1

export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + signWidth(sign), 0)

/** What may not be torn apart: a run of letters and digits, or any other sign; a closing sign stays with what it closes. */
const pieces = (text: string) =>
  (text.match(/[0-9A-Za-z][0-9A-Za-z.\-/@:]*|./gsu) ?? []).reduce<string[]>((all, piece) => {
    const last = all.at(-1)
    if (last !== undefined && closing.test(piece)) all[all.length - 1] = last + piece
    else all.push(piece)
    return all
  }, [])

/** Cut to a width in ems, with an ellipsis where something is left out. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const sign of text) {
    if (widthOf(kept + sign) > width - 1) break
    kept += sign
  }
  return `${kept.trimEnd()}…`
}

/** Text in lines of at most `width` ems; what does not fit into `most` lines is left out, and an ellipsis says so. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text.replace(/\s+/g, ' ').trim())) {
    for (const part of widthOf(piece) > width ? [...piece] : [piece]) {
      if (widthOf(line + part) <= width) {
        line += part
        continue
      }
      lines.push(line.trimEnd())
      line = part.trimStart()
    }
  }
  const all = [...lines, line].filter((each) => each !== '')
  if (all.length <= most) return all
  return [...all.slice(0, most - 1), cut(`${all.slice(most - 1).join('')}`, width)]
}

/** The largest size, at most `largest` and at least `smallest`, at which a text keeps to one line of `width`, all in one unit. */
export const sizeFor = (text: string, width: number, largest: number, smallest: number): number =>
  Math.max(smallest, Math.min(largest, Math.floor((width / widthOf(text)) * 10) / 10))
