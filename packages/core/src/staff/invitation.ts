import { createHash } from 'node:crypto'
import { drawSymbols, readSymbols } from '../number.ts'
import type { Identity } from './staff.ts'

const SYMBOLS = 20

/** Bytes of chance in an invitation: a hundred bits of them are used. */
export const INVITATION_BYTES = 13

/** A one-time code in groups of five, as it is read out or copied by hand. */
export const writeInvitation = (random: Uint8Array): string =>
  drawSymbols(random, SYMBOLS).replace(/.{5}(?=.)/g, '$&-')

/** As typed; undefined when it cannot be a code. It has a hundred random bits, so a plain hash cannot be searched. */
export function hashOfInvitation(typed: string): string | undefined {
  const code = readSymbols(typed)
  return code.length === SYMBOLS ? sha256(code) : undefined
}

/** An issuer is a URL, so the line break parts it from any subject without doubt. */
export const hashOfIdentity = ({ iss, sub }: Identity): string => sha256(`${iss}\n${sub}`)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
