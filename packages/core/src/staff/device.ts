const systems = ['harmony', 'android', 'ios', 'windows', 'mac', 'linux', 'other'] as const
const browserKinds = ['wechat', 'edge', 'firefox', 'chrome', 'safari', 'other'] as const

/** By what somebody signed in, so coarse that it says no more than whether it may be one's own. */
export type Device = {
  readonly system: (typeof systems)[number]
  readonly browser: (typeof browserKinds)[number]
}

export const unknownDevice: Device = { system: 'other', browser: 'other' }

/** A device from its two words, `android.wechat`; whatever else they are says nothing. */
export function readDevice(words: string | null): Device {
  const [first, second] = (words ?? '').split('.')
  return {
    system: systems.find((system) => system === first) ?? unknownDevice.system,
    browser: browserKinds.find((kind) => kind === second) ?? unknownDevice.browser,
  }
}
