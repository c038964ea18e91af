/** The work's outcome, or the given error when it takes too long; the work itself goes on. */
export async function withTimeout<T>(work: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(late()), milliseconds)
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer))
}
