/** One at a time for a draft, whichever page or worker of this phone; browsers without locks rely on the key alone. */
export const alone = <T>(key: string, deed: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(`draft ${key}`, deed) : deed()
