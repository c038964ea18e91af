/** Characters of the reporter's own wording that may not stand in a row in what the public reads. */
const PHRASE = 12

/** How much of a phrase a word of an alphabet is; a Chinese character is one. */
const WORD = 2

const MOBILE = /(?<!\d)1[3-9](?:[\s-]?\d){9}(?!\d)/
const LANDLINE = /(?<!\d)0\d{2,3}[\s-]?[2-9]\d{2,3}[\s-]?\d{4}(?!\d)/
const IDENTITY =
  /(?<!\d)[1-9]\d{5}[\s-]?(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s-]?\d{3}[\dXx](?![\dA-Za-z])/

/** Whether a text seems to hold a telephone number or the number of an identity card. */
export function looksPersonal(text: string): boolean {
  const plain = text.normalize('NFKC')
  return [MOBILE, LANDLINE, IDENTITY].some((form) => form.test(plain))
}

/** Whether a summary has a phrase word for word from what a reporter told: by it a writer is known (reference C7). */
export function repeatsTip(summary: string, told: readonly string[]): boolean {
  const known = new Set(told.flatMap(phrasesOf))
  return phrasesOf(summary).some((phrase) => known.has(phrase))
}

/** From every word or character the shortest run that is long enough, without what stands between them. */
function phrasesOf(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{Script=Han}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv) ?? []
  return words.flatMap((_, from) => {
    let length = 0
    let to = from
    while (to < words.length && length < PHRASE)
      length += /\p{Script=Han}/u.test(words[to++] ?? '') ? 1 : WORD
    return length < PHRASE ? [] : [words.slice(from, to).join(' ')]
  })
}
