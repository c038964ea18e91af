import words from './words.json' with { type: 'json' }

/** What the site says and the tests look for, in one language. Parts of sentences, so that wording may grow. */
export type Words = Readonly<(typeof words)['en']>

/** The words of a locale; Chinese unless it is `en`. */
export const wordsIn = (locale: string | undefined): Words => words[locale === 'en' ? 'en' : 'zh-CN']
