import { keepTyped } from '../field/keep-typed.ts'
import { awaitCopies } from './await-copies.ts'
import { drawBoxes } from './draw-boxes.ts'

keepTyped()
drawBoxes()
awaitCopies()
