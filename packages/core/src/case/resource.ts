import type { Resource } from '../staff/authorize.ts'
import type { Case } from './case.ts'
import { readableUntil } from './readable-until.ts'
import { actingUnits, passers } from './who-acts.ts'

/** A case, as far as rights go. */
export const resourceOf = (state: Case): Resource => ({
  cells: state.cells,
  scheme: state.scheme,
  unit: state.unit,
  others: actingUnits(state).filter(
    (unit) => unit === state.transfer?.to || state.team?.members.includes(unit),
  ),
  former: { units: passers(state), until: readableUntil(state) },
  category: state.category,
  against: state.against,
  site: state.site,
  persons: { handlers: state.handlers, checkers: state.checkers },
})
