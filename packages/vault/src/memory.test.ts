import { describeVault } from './contract/vault.ts'
import { memoryVault } from './memory.ts'

describeVault('in memory', memoryVault)
