import type { Language } from '../../src/viewer.ts'

/** Every language that is written in, in the order in which it is shown. */
export const LANGUAGE_CODES = ['en', 'fr'] as const satisfies readonly Language[]
