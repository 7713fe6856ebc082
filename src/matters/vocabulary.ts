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

export const MATTER_STATUSES = ['open', 'on-hold', 'closed'] as const
/** What somebody chooses; closed is what a matter becomes with its closing (src/closing). */
export const CHOSEN_STATUSES = ['open', 'on-hold'] as const
export type MatterStatus = (typeof MATTER_STATUSES)[number]
