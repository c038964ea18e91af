/** Languages every code has a name in; the first is authoritative. */
export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]
export type Names = Readonly<Record<Locale, string>>
