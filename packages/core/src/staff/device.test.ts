import { expect, it } from 'vitest'
import { readDevice } from './device.ts'

it('a device is read from its two words', () => {
  expect(readDevice('android.wechat')).toEqual({ system: 'android', browser: 'wechat' })
})

it.each([null, '', 'android', 'phone of 198.51.100.7', '.', 'wechat.android', '<b>.<i>'])(
  '%j brings no word of its own into what is kept',
  (words) => {
    const { system, browser } = readDevice(words)
    expect([system, browser]).toEqual([words === 'android' ? 'android' : 'other', 'other'])
  },
)
