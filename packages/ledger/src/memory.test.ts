import { describeBoard } from './contract/board.ts'
import { describeLedger } from './contract/ledger.ts'
import { describePassing } from './contract/passing.ts'
import { describeTraces } from './contract/traces.ts'
import { describeViews } from './contract/views.ts'
import { memoryBoard, memoryLedger, memoryPassing, memoryViews } from './memory.ts'

describeLedger('in memory', memoryLedger)
describeTraces('in memory', memoryLedger)
describeViews('in memory', memoryViews, 200)
describeBoard('in memory', memoryBoard, 200)
describePassing('in memory', memoryPassing)
