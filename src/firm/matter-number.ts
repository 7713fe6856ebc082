/** What a matter's number may look like: it stands in addresses, on paper and in file names. */
export const MATTER_NUMBER = /^[A-Za-z0-9][A-Za-z0-9./-]{0,31}$/

const SEQUENCE = /\{sequence(?::([1-9]))?\}/g
const YEAR = /\{year\}/g

/** What is wrong with the firm's pattern for numbers, such as `{year}-{sequence:4}`; null when it will do. */
export function patternProblem(pattern: string): 'sequence' | 'characters' | 'length' | null {
  if ([...pattern.matchAll(SEQUENCE)].length !== 1) return 'sequence'
  const example = numberFrom(pattern, 2026, 1)
  if (example.length > 24) return 'length'
  return MATTER_NUMBER.test(example) ? null : 'characters'
}

/** `sequence` is padded to the pattern's width and grows beyond it when it must. */
function numberFrom(pattern: string, year: number, sequence: number): string {
  return pattern
    .replace(YEAR, String(year))
    .replace(SEQUENCE, (_, width) => String(sequence).padStart(Number(width ?? 1), '0'))
}

/** What stands before the sequence: the numbers in use that matter for the next one begin with it. */
export function numberPrefix(pattern: string, year: number): string {
  return pattern.replace(YEAR, String(year)).split(/\{sequence/, 1)[0] ?? ''
}

/** The number after the highest one in use that fits the pattern in this year. */
export function nextNumber(pattern: string, year: number, used: readonly string[]): string {
  const [before = '', after = ''] = pattern.replace(YEAR, String(year)).split(SEQUENCE_WHOLE)
  const sequences = used
    .filter((number) => number.startsWith(before) && number.endsWith(after))
    .map((number) => number.slice(before.length, number.length - after.length))
    .filter((middle) => /^\d{1,15}$/.test(middle))
    .map(Number)
  return numberFrom(pattern, year, Math.max(0, ...sequences) + 1)
}
const SEQUENCE_WHOLE = /\{sequence(?::[1-9])?\}/

/** The calendar year in the firm's zone. */
export function yearIn(timeZone: string, now: Date): number {
  return Number(now.toLocaleDateString('en-CA', { year: 'numeric', timeZone }))
}
