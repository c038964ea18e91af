import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShownLetter } from './read-letter.ts'

const style = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8')

/** No script, nothing from elsewhere: what somebody put into a mail stays text. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** Everything in the mailbox on one page, newest first, in Chinese and English. */
export const mailboxPage = (letters: readonly ShownLetter[]): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>邮箱（演示） · Mailbox (demonstration)</title>
<style>${style}</style>
<main>
<h1>邮箱（演示） <span lang="en">Mailbox (demonstration)</span></h1>
<p class="note">这里显示本应发出的邮件。这是演示：没有任何邮件离开这台机器。</p>
<p class="note" lang="en">What would have been sent by mail. This is a demonstration: nothing has left this machine.</p>
<p>共 ${letters.length} 封，最新的在最前。 <span lang="en">${letters.length} ${letters.length === 1 ? 'mail' : 'mails'}, newest first.</span></p>
${letters.map(article).join('')}</main>
</html>
`

const article = ({ from, to, subject, at, text }: ShownLetter) => `<article>
<h2>${escapeHtml(subject)}</h2>
<dl>
<div><dt>收件人 <span lang="en">To</span></dt><dd>${escapeHtml(to)}</dd></div>
<div><dt>发件人 <span lang="en">From</span></dt><dd>${escapeHtml(from)}</dd></div>
<div><dt>时间 <span lang="en">Time</span></dt><dd><time datetime="${escapeHtml(at)}">${escapeHtml(inChina(at))}</time></dd></div>
</dl>
<pre>${withLinks(escapeHtml(text))}</pre>
</article>
`

/** Addresses of this machine, so that whoever tries the product can go on from a mail; no others. */
const withLinks = (html: string) =>
  html.replace(/https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:\/[\w./-]*)?/g, '<a href="$&">$&</a>')

/** `2026-11-22 14:30` */
const inChina = (at: string) =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '')
