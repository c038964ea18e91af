import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../../web/app/[locale]', import.meta.url))

/**
 * Every page of the site as a route below the language, such as `/` or `/cases/[no]`, sorted. Without the one that takes
 * every other address: it is the page of what is not found, and has tests of its own.
 */
export function routes(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.split('/').slice(0, -1).filter(isSegment).join('/')}`)
    .filter((route) => !route.includes('[...'))
    .sort()
}

function isSegment(folder: string): boolean {
  return !/^(\(.*\)|@)/.test(folder)
}

/** Every address of the desk that answers with something else than a page, such as `/desk/export/file`, sorted. */
export function deskFiles(): string[] {
  return readdirSync(`${root}/desk`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .map((file) => `/desk/${file.split('/').slice(0, -1).filter(isSegment).join('/')}`)
    .sort()
}
