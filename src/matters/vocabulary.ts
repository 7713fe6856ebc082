/** The coded lists of a matter; their words are in views/matters/text.ts. */
export const PRACTICE_AREAS = [
  'family',
  'real-estate',
  'wills-and-estates',
  'civil-litigation',
  'employment',
  'corporate',
  'immigration',
  'criminal',
  'tax',
  'other',
] as const
export type PracticeArea = (typeof PRACTICE_AREAS)[number]

/** Provinces and territories by their two-letter postal code. */
export const PROVINCES = [
  'AB',
  'BC',
  'MB',
  'NB',
  'NL',
  'NS',
  'NT',
  'NU',
  'ON',
  'PE',
  'QC',
  'SK',
  'YT',
] as const
export type Province = (typeof PROVINCES)[number]

export const MATTER_STATUSES = ['open', 'on-hold', 'closed'] as const
export type MatterStatus = (typeof MATTER_STATUSES)[number]

export function oneOf<T extends string>(codes: readonly T[], value: string | undefined): T | null {
  return codes.find((code) => code === value) ?? null
}
