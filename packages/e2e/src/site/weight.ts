import { brotliCompressSync } from 'node:zlib'
import type { Page } from '@playwright/test'

/**
 * Opens a page and answers how many bytes a first visit takes with everything brotli-packed: document, styles,
 * fonts, pictures. Packed here, so that the figure does not depend on what the server chose to send.
 */
export async function visitAndWeigh(page: Page, path: string): Promise<number> {
  const bodies: Promise<number>[] = []
  page.on('response', (response) => {
    // What only leads on has no body to weigh.
    if (response.status() >= 300 && response.status() < 400) return
    bodies.push(response.body().then((body) => brotliCompressSync(body).length))
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const sizes = await Promise.all(bodies)
  return sizes.reduce((total, size) => total + size, 0)
}
