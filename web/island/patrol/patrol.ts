import { keepChosen } from '../field/keep-chosen.ts'
import { keepTyped } from '../field/keep-typed.ts'
import { sendForms } from '../field/send-form.ts'
import { endNow } from './end-now.ts'
import { forgetTrack } from './keep-track.ts'
import { recordTrack } from './record-track.ts'
import { takePlaces } from './take-places.ts'

/** What recording a patrol gains by script: its way, places, smaller photos, text that survives, sending again. */
function equip(): void {
  if (document.querySelector('[data-done="patrol"]')) forgetTrack()
  keepTyped()
  void keepChosen()
  recordTrack()
  takePlaces()
  endNow()
  sendForms(equip)
}

equip()
