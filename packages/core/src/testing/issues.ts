import { Fault, type Issue } from '../fault.ts'

/** The issues of the fault that a deed throws; anything else it throws goes on, and an empty list says it threw nothing. */
export async function issuesOf(deed: () => unknown): Promise<readonly Issue[]> {
  try {
    await deed()
    return []
  } catch (error) {
    if (error instanceof Fault) return error.issues
    throw error
  }
}
