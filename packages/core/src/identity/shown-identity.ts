import { openingStream } from './identity.ts'

/** Where an opened identity lies for ten minutes, and the name it is sealed under: not that of the reason. */
export const shownKey = (id: string) => `opened#${id}`
export const shownName = (id: string) => `${openingStream(id)}/shown`
