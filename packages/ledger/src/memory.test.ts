import { describeLedger } from './contract/ledger.ts'
import { describeViews } from './contract/views.ts'
import { memoryLedger, memoryViews } from './memory.ts'

describeLedger('in memory', memoryLedger)
describeViews('in memory', memoryViews, 200)
