const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * A well-formed unified social credit code (GB 32100-2015) of a company of county 999901, which does not exist: market
 * regulation 9, company 1, region, organisation code with its own check digit (GB 11714-1997), check digit.
 */
export function usccOf(serial: number): string {
  const organisation = `MA9${String(serial).padStart(5, '0')}`
  const body = `91999901${organisation}${organisationCheck(organisation)}`
  const sum = [...body].reduce((total, char, i) => total + alphabet.indexOf(char) * (3 ** i % 31), 0)
  return body + alphabet[(31 - (sum % 31)) % 31]
}

function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * Number.parseInt(body[i] ?? '', 36), 0)
  return '0123456789X'[(11 - (sum % 11)) % 11] ?? ''
}
