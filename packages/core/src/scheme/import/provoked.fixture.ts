import type { ImportInput } from './check.ts'
import type { Defect } from './defect.ts'
import type { SourceFile } from './read/read.ts'

/** Files that show one defect, and where it must be found. */
export type Provoked = {
  readonly files: readonly SourceFile[]
  readonly input?: Partial<ImportInput>
  readonly where: Omit<Defect, 'code'>
}
