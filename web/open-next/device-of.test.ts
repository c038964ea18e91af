import { expect, it } from 'vitest'
import { deviceOf } from './device-of.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [
    `Mozilla/5.0 (Linux; Android 14; 23116PN5BC) ${webkit} Version/4.0 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0`,
    'android',
    'wechat',
  ],
  [
    `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${webkit} Chrome/114.0 Safari/537.36 HuaweiBrowser/5.0`,
    'harmony',
    'other',
  ],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0 Safari/537.36`, 'windows', 'chrome'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0 Safari/537.36 Edg/141.0`,
    'windows',
    'edge',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'linux', 'firefox'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} Version/18.0 Safari/604.1`,
    'ios',
    'safari',
  ],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`, 'mac', 'safari'],
  ['curl/8.5.0', 'other', 'other'],
])('%s is %s with %s', (said, system, browser) => {
  expect(deviceOf(said)).toBe(`${system}.${browser}`)
})

it('a browser that says nothing, or anything, is two known words at most', () => {
  expect(deviceOf(undefined)).toBe('other.other')
  expect(deviceOf('13800138000 <b>Android</b>'.repeat(1000))).toBe('android.other')
})
