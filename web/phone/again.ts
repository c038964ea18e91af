/** Milliseconds before another try. */
const WAITS = [1_000, 3_000, 8_000]

/**
 * Tries again after a while, unless what went wrong would go wrong again.
 * @throws what the last try threw
 */
export async function again<T>(deed: () => Promise<T>, mayMend: (error: unknown) => boolean): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await deed()
    } catch (error) {
      if (!mayMend(error)) throw error
      await new Promise((over) => setTimeout(over, wait))
    }
  }
  return deed()
}
