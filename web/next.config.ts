import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { defaultLocale, locales } from './i18n/locales.ts'

const outsidePages = ['api', 'auth', 'open311', 'open-data', '_next']
const notAPage = [...locales, ...outsidePages].map((segment) => `${segment}(?:/|$)`).join('|')

const config: NextConfig = {
  transpilePackages: ['@wangge/core', '@wangge/grid', '@wangge/ledger', '@wangge/vault'],
  compress: false,
  generateEtags: false,
  poweredByHeader: false,
  reactMaxHeadersLength: 0,
  // Pages arrive whole, title and description included, for every reader.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '5mb' } },
  async redirects() {
    return [
      { source: `/${defaultLocale}`, destination: '/', permanent: true },
      { source: `/${defaultLocale}/:path*`, destination: '/:path*', permanent: true },
    ]
  },
  async rewrites() {
    return [
      { source: '/', destination: `/${defaultLocale}` },
      { source: `/:path((?!${notAPage}).+)`, destination: `/${defaultLocale}/:path` },
    ]
  },
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
