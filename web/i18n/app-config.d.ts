import type { Locale } from './locales.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof import('../messages/zh-CN/index.ts')
  }
}
