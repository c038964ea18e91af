import type { Resource } from '../staff/authorize.ts'
import { actingUnits, type Case } from './case.ts'

/** A case, as far as rights go. */
export const resourceOf = (state: Case): Resource => ({
  cells: state.cells,
  unit: state.unit,
  others: actingUnits(state).filter(
    (unit) => unit === state.transfer?.to || state.team?.members.includes(unit),
  ),
  category: state.category,
  against: state.against,
  site: state.site,
  persons: { handlers: state.handlers, checkers: state.checkers },
})
