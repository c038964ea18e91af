import { keepTyped } from './keep-typed.ts'
import { sendForms } from './send-form.ts'
import { watchPlace } from './watch-place.ts'

/** What the page of a case gains by script: the device's place, smaller photos, text that survives, sending again. */
function equip(): void {
  keepTyped()
  watchPlace()
  sendForms(equip)
}

equip()
