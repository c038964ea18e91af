/** A clause that is chosen chooses the unit it names; whoever then chooses another unit has the last word. */
export function followClause(): void {
  for (const clause of document.querySelectorAll<HTMLSelectElement>('form[data-deed] select[name="clause"]'))
    clause.addEventListener('change', () => {
      const to = clause.form?.elements.namedItem('to')
      const unit = clause.selectedOptions[0]?.dataset.unit
      if (to instanceof HTMLSelectElement && unit !== undefined) to.value = unit
    })
}
