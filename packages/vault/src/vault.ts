/** Where what could name a person is kept, apart from everything else: encrypted, need-to-know, erasable. Knows no noun. */

/** What is kept apart from what: each is opened by another right. */
export const purposes = ['contact', 'identity', 'payout'] as const
export type Purpose = (typeof purposes)[number]

/** What a blind index is of; an index of one kind says nothing of another. */
export type IndexKind = 'phone' | 'identity'

export type Fields = Readonly<Record<string, string>>

/** What a box is bound to: it opens for the very same words only. The key service logs them: names, nothing of a person. */
export type Binding = Readonly<Record<string, string>>

/** Encrypts and makes blind indexes: by the cloud's key service, or by keys of one machine. */
export type KeyService = {
  /** Envelope encryption with a committing suite; `binding` is authenticated. */
  encrypt(bytes: Uint8Array, binding: Binding): Promise<Uint8Array>
  /** @throws when the box was changed, is bound to something else, or belongs to another key. */
  decrypt(box: Uint8Array, binding: Binding): Promise<Uint8Array>
  /** HMAC-SHA-256 of the value in its normal form, in hex: finds the same value again, tells nothing of it. */
  index(kind: IndexKind, value: string): Promise<string>
}

/** Every call but `decrypt` throws VaultUnavailable when store or key service do not answer; it may be made again. */
export type Vault = KeyService & {
  /** Keeps fields under a name, in place of what stood there. `indexes` are kept readable beside the box. */
  keep(name: string, purpose: Purpose, fields: Fields, indexes?: Fields): Promise<void>
  /**
   * Undefined where nothing is kept or it was erased.
   * @throws when the box does not open: see `decrypt`.
   */
  open(name: string, purpose: Purpose): Promise<Fields | undefined>
  /** The blind indexes kept beside a box, without opening it. */
  indexes(name: string, purpose: Purpose): Promise<Fields | undefined>
  /** Erases everything kept under a name; may run any number of times. */
  erase(name: string): Promise<void>
}

/** Store or key service did not answer. Nothing is half-written; the same call may be made again. */
export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable'
}
