import { isProvince, type Province } from '../firm/provinces.ts'
import { oneOf } from '../one-of.ts'
import file from './rules.toml'

export const RECORD_CLASSES = ['file', 'financial', 'identity'] as const
export type RecordClass = (typeof RECORD_CLASSES)[number]

/** From when years are counted: the day of closing, or the 31 December after it. */
const STARTS = ['closing', 'fiscal-year-end'] as const
type Start = (typeof STARTS)[number]

/** `check`: known from a secondary source or from memory; shown, never applied by itself. */
const STANDINGS = ['verified', 'check'] as const

/** One rule of a law society or of tax law. `years`: full years. `read`: the month in which its source was read. */
export type Rule = {
  readonly id: string
  readonly place: Province | 'CA'
  readonly class: RecordClass
  readonly years: number
  readonly from: Start
  readonly standing: (typeof STANDINGS)[number]
  readonly source: string
  readonly address: string | null
  readonly read: string
}

/** `checked`: the day on which somebody last went through the whole file. */
export const { checked, rules } = parseRules(file)

/** The rules for a matter in `province`, those for all of Canada last. */
export function rulesIn(province: string): Rule[] {
  return [...rules.filter(({ place }) => place === province), ...rules.filter(({ place }) => place === 'CA')]
}

/** Every rule, those of `province` first. */
export function rulesFrom(province: string): Rule[] {
  const near = rulesIn(province)
  return [...near, ...rules.filter((rule) => !near.includes(rule))]
}

/** Throws for a file that says something the portal would have to guess at. */
export function parseRules(raw: unknown): { checked: string; rules: readonly Rule[] } {
  const { checked: day, rule } = record(raw)
  if (!Array.isArray(rule) || typeof day !== 'string') throw new Error('The retention rules have no date.')
  return { checked: day, rules: rule.map(parseRule) }
}

function parseRule(raw: unknown): Rule {
  const { id, place, years, source, address, read, ...rest } = record(raw)
  const known = {
    class: oneOf(RECORD_CLASSES, String(rest.class)),
    from: oneOf(STARTS, String(rest.from)),
    standing: oneOf(STANDINGS, String(rest.standing)),
  }
  const isPlace = typeof place === 'string' && (place === 'CA' || isProvince(place))
  const isWhole = typeof years === 'number' && Number.isInteger(years) && years > 0
  const says = typeof id === 'string' && typeof source === 'string' && typeof read === 'string'
  if (!isPlace || !isWhole || !says || !known.class || !known.from || !known.standing)
    throw new Error(`The retention rule ${JSON.stringify(raw)} is incomplete.`)
  return {
    id,
    place,
    years,
    source,
    read,
    class: known.class,
    from: known.from,
    standing: known.standing,
    address: typeof address === 'string' ? address : null,
  }
}

function record(raw: unknown): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null ? { ...raw } : {}
}
