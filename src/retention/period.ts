import { RECORD_CLASSES, type RecordClass, type Rule, rulesIn } from './rules.ts'

/** What the firm has decided: full years from the closing, by class. */
export type FirmPeriods = Partial<Record<RecordClass, number>>

/** How long one class is kept in one province: by the firm's own decision, by a verified rule, or undecided. */
export type Period = {
  class: RecordClass
  years: number | null
  /** Null where the firm decided, and where nobody did. */
  rule: Rule | null
  isFirms: boolean
}

/** The longest verified rule of each class; the firm's own period stands instead of it, shorter or longer. */
export function periodsIn(province: string, own: FirmPeriods): Period[] {
  return RECORD_CLASSES.map((name) => {
    const years = own[name]
    if (years !== undefined) return { class: name, years, rule: null, isFirms: true }
    const rule = longest(rulesIn(province).filter((one) => one.class === name && one.standing === 'verified'))
    return { class: name, years: rule?.years ?? null, rule, isFirms: false }
  })
}

function longest(rules: readonly Rule[]): Rule | null {
  return rules.reduce<Rule | null>((best, rule) => (best && best.years >= rule.years ? best : rule), null)
}

/**
 * The first day on which nothing of a matter that closed on `closedOn` has to be kept, or null while a class has no
 * period. The longest class decides: what a person puts into a document may be a record of any class.
 */
export function endOfRetention(closedOn: Temporal.PlainDate, periods: readonly Period[]) {
  const ends: Temporal.PlainDate[] = []
  for (const { years, rule } of periods) {
    if (years === null) return null
    const from =
      rule?.from === 'fiscal-year-end'
        ? Temporal.PlainDate.from({ year: closedOn.year, month: 12, day: 31 })
        : closedOn
    ends.push(from.add({ years, days: 1 }))
  }
  return ends.reduce((latest, end) => (Temporal.PlainDate.compare(end, latest) > 0 ? end : latest))
}
