import type { Device } from '@wangge/core/staff/device'

/** The first that fits; others claim to be those further down. */
const systemSigns: readonly (readonly [Device['system'], RegExp])[] = [
  ['harmony', /HarmonyOS|OpenHarmony/],
  ['android', /Android/],
  ['ios', /iPhone|iPad|iPod/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['linux', /Linux|X11/],
]
const browserSigns: readonly (readonly [Device['browser'], RegExp])[] = [
  ['wechat', /MicroMessenger/],
  ['other', /QQBrowser|UCBrowser|HuaweiBrowser|MiuiBrowser|SamsungBrowser|Quark|OPR\//],
  ['edge', /Edg(?:A|iOS)?\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Safari\//],
]

/** Two words, `android.wechat`, from what a browser says of itself; nothing else of it comes into the site. */
export function deviceOf(userAgent = ''): string {
  const first = <T>(signs: readonly (readonly [T, RegExp])[]) =>
    signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other'
  return `${first(systemSigns)}.${first(browserSigns)}`
}
