import { followClause } from './follow-clause.ts'
import { keepChosen } from './keep-chosen.ts'
import { keepTyped } from './keep-typed.ts'
import { sendForms } from './send-form.ts'
import { watchPlace } from './watch-place.ts'

/** What the page of a case gains by script: the device's place, smaller photos, text that survives, the unit a clause names, sending again. */
function equip(): void {
  keepTyped()
  void keepChosen()
  watchPlace()
  followClause()
  sendForms(equip)
}

equip()
