import prices from './prices.json' with { type: 'json' }

export const regions = prices.regions

/** Price of a thousand such steps, DynamoDB and Lambda, without free quotas, storage and traffic. */
export function priceOfThousand(
  { writes, reads, memoryMb }: { readonly writes: number; readonly reads: number; readonly memoryMb: number },
  { millionWriteUnits, millionReadUnits, millionCalls, gbSecond }: (typeof regions)[number],
): number {
  const dynamodb = (writes * millionWriteUnits + reads * millionReadUnits) / 1e6
  const gbSeconds = (memoryMb / 1_024) * (prices.billedMs.value / 1_000)
  const lambda = memoryMb ? millionCalls / 1e6 + gbSeconds * gbSecond : 0
  return 1_000 * (dynamodb + lambda)
}
