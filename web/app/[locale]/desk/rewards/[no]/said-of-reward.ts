/** Yuan as typed, in whole fen: `1,000.50` and full-width digits are taken. Null for nothing, NaN for what is no amount. */
export function fenOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[,，\s元¥]/g, '')
  if (plain === '') return null
  return /^\d{1,11}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN
}

/** What an officer says in the form of a proposal; whatever else the form holds is not looked at. */
export function saidOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const isTicked = (name: string) => form.get(name) === 'yes'
  const register = text('register')
  return {
    finding: {
      inRemit: isTicked('inRemit'),
      penaltyServedOn: text('penaltyServedOn') || null,
      items: form.getAll('items').map(String),
      fine: fenOf(text('fine')),
      paidElsewhere: isTicked('paidElsewhere'),
      knownCases: form.getAll('knownCases').map(String),
      known: register ? [{ register, at: instantOf(text('knownAt')), record: text('record') }] : [],
    },
    remarks: form.getAll('tip').map((value) => {
      const tip = String(value)
      return {
        tip,
        excluded: text(`excluded-${tip}`) || null,
        insider: isTicked(`insider-${tip}`),
        moreThanKnown: isTicked(`moreThanKnown-${tip}`),
        contained: isTicked(`contained-${tip}`),
        contribution: text(`contribution-${tip}`) || null,
      }
    }),
  }
}

/** A local time of China as a form has it. */
const instantOf = (local: string) => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? `${local}:00+08:00` : local)
