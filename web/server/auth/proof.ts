/** Seconds by which the provider's clock may differ from ours. */
const SKEW = 30

/**
 * When the person proved with a second factor who it is, by what the provider vouches for; null unless it says both how and
 * when, and that was since the proof was asked for.
 */
export function proofOf(
  { acr, auth_time: provenAt }: { readonly acr?: unknown; readonly auth_time?: unknown },
  secondFactor: string,
  askedAt: string,
): Date | null {
  if (acr !== secondFactor || typeof provenAt !== 'number') return null
  return provenAt >= Date.parse(askedAt) / 1000 - SKEW ? new Date(provenAt * 1000) : null
}
