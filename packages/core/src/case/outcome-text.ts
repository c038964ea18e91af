/** Where the text of a published outcome lies, by the SHA-256 of its bytes. */
export const outcomeName = (sha256: string) => `outcome/${sha256}.json`
