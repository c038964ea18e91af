import { once } from 'node:events'
import { mkdtempSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locales } from '@wangge/core/locale'
import { noticeKinds } from '@wangge/core/notice'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letterOf } from '../../../../functions/mail/letter.ts'
import { mailDoor } from '../../../../functions/mail/mail-door.ts'
import { freePort } from '../ports.ts'
import { openLetters } from './kept-letters.ts'
import { mailboxPage, policy } from './page.ts'
import { readLetter } from './read-letter.ts'
import { startMailbox } from './start.ts'

const items = [{ case: 'C26-M2WDP-40BZK', kind: 'urged', unit: '650402@water', due: '2026-11-25' }] as const
const newFolder = () => mkdtempSync(join(tmpdir(), 'mailbox-'))

describe('the mailbox', () => {
  let ports: { mailbox: number; smtp: number }
  let folder: string
  let mailbox: Awaited<ReturnType<typeof startMailbox>>
  beforeEach(async () => {
    ports = { mailbox: await freePort(), smtp: await freePort() }
    folder = newFolder()
    mailbox = await startMailbox(ports, folder)
  })
  afterEach(() => mailbox.stop())

  const door = () =>
    mailDoor({
      url: `smtp://127.0.0.1:${ports.smtp}`,
      from: 'grid@mail.example',
      origin: 'http://127.0.0.1:3000',
    })
  const page = async () => (await fetch(`http://127.0.0.1:${ports.mailbox}/`)).text()

  it('shows what was sent by SMTP, newest first, and says that nothing left the machine', async () => {
    expect(await page()).toContain('没有任何邮件离开这台机器')
    await door()({ to: 'jin@mail.example', language: 'zh-CN', batch: 'a'.repeat(32), items })
    await door()({ to: 'he@mail.example', language: 'en', batch: 'b'.repeat(32), items })
    const html = await page()
    expect(html.match(/<h2>.*<\/h2>/g)).toEqual([
      '<h2>C26-M2WDP-40BZK is urged</h2>',
      '<h2>C26-M2WDP-40BZK 被督办</h2>',
    ])
    expect(html).toContain('<dd>jin@mail.example</dd>')
    expect(html).toContain('C26-M2WDP-40BZK　650402 水务部门　案件被督办，请尽快办理。办理期限：2026-11-25。')
    const link = 'http://127.0.0.1:3000/en/desk/cases/C26-M2WDP-40BZK'
    expect(html).toContain(`<a href="${link}">${link}</a>`)
    expect(html).toContain('nothing has left this machine')
  })

  it.each(locales)('loses not a sign of a mail in %s', async (locale) => {
    const many = noticeKinds.map((kind) => ({ ...items[0], kind }))
    await door()({ to: 'jin@mail.example', language: locale, batch: 'a'.repeat(32), items: many })
    const [shown] = openLetters(folder).list()
    expect(shown?.text.replaceAll('\r\n', '\n')).toBe(letterOf(many, locale, 'http://127.0.0.1:3000').text)
  })

  it('keeps what it was given over a restart', async () => {
    await door()({ to: 'jin@mail.example', language: 'zh-CN', batch: 'a'.repeat(32), items })
    const before = await page()
    await mailbox.stop()
    mailbox = await startMailbox(ports, folder)
    expect(await page()).toBe(before)
  })

  it('has one page, without script and with nothing from elsewhere', async () => {
    const answer = await fetch(`http://127.0.0.1:${ports.mailbox}/`)
    expect(answer.headers.get('content-security-policy')).toBe(policy)
    expect(policy).toContain("default-src 'none'")
    expect(await answer.text()).not.toMatch(/<script|<link|<img|src=/)
    expect((await fetch(`http://127.0.0.1:${ports.mailbox}/else`)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${ports.mailbox}/`, { method: 'POST' })).status).toBe(404)
  })
})

describe('a mail', () => {
  it('shows text that looks like HTML as text', () => {
    const letter = {
      from: '"<b>" <a@b>',
      to: '<script>alert(1)</script>',
      subject: '</h2><img src=x onerror=alert(1)>',
      at: '2026-11-22T06:30:00.000Z',
      text: '</pre><script>alert(1)</script>&amp; https://elsewhere.example/ http://127.0.0.1:3000/" onclick=x',
    }
    const html = mailboxPage([letter])
    expect(html).not.toMatch(/<script|<img|<b>/)
    expect(html.match(/<a [^>]*>/g)).toEqual(['<a href="http://127.0.0.1:3000/">'])
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;')
    expect(html).toContain('2026-11-22 14:30')
  })

  it.each([
    [
      'base64',
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from('督办').toString('base64')}\r\n`,
      '督办',
    ],
    [
      'quoted-printable',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\n=E7=9D=\r\n=A3=E5=8A=9E =\r\n1',
      '督办 1',
    ],
    ['nothing', 'Content-Transfer-Encoding: 8bit\r\n\r\n督办', '督办'],
  ])('is read where its text is encoded by %s', (_, rest, expected) => {
    const source = `Subject: =?UTF-8?B?${Buffer.from('案件').toString('base64')}?=\r\n =?UTF-8?Q?_=E7=9D=A3?=\r\nContent-Type: text/plain; charset=utf-8\r\n${rest}`
    const { subject, text } = readLetter(Buffer.from(source), '2026-11-22T06:30:00.000Z')
    expect([subject, text.trim()]).toEqual(['案件 督', expected])
  })

  it('of another kind is shown as it came', () => {
    const source = 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n'
    expect(readLetter(Buffer.from(source), '').text).toBe(source)
  })

  it('goes when two hundred newer ones are there', () => {
    const folder = newFolder()
    const letters = openLetters(folder)
    for (let i = 1; i <= 203; i++) letters.add(Buffer.from(`Subject: ${i}\r\n\r\n`))
    expect(letters.list().map(({ subject }) => subject)).toEqual(
      Array.from({ length: 200 }, (_, i) => String(203 - i)),
    )
    expect(readdirSync(folder)).toHaveLength(200)
    expect(openLetters(folder).list()).toEqual(letters.list())
  })
})

describe('a letter', () => {
  it('that nobody takes is a failure', async () => {
    const send = mailDoor({ url: `smtp://127.0.0.1:${await freePort()}`, from: 'grid@mail.example' })
    await expect(
      send({ to: 'jin@mail.example', language: 'zh-CN', batch: 'a'.repeat(32), items }),
    ).rejects.toThrow()
  })

  it('never sends its password over a line that is not encrypted', async () => {
    const heard: string[] = []
    const server = createServer((socket) => {
      socket.write('220 mail.example\r\n')
      socket.on('data', (data) => {
        heard.push(data.toString())
        socket.write(
          /^EHLO/.test(data.toString()) ? '250-mail.example\r\n250 AUTH PLAIN LOGIN\r\n' : '500 no\r\n',
        )
      })
      socket.on('error', () => {})
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const send = mailDoor({ url: `smtp://grid:secret@127.0.0.1:${port}`, from: 'grid@mail.example' })
    await expect(
      send({ to: 'jin@mail.example', language: 'zh-CN', batch: 'a'.repeat(32), items }),
    ).rejects.toThrow()
    server.close()
    expect(heard.join('')).not.toContain('AUTH')
    expect(heard.join('')).toContain('STARTTLS')
  })
})
