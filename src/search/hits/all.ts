import { files, shares } from './documents.ts'
import type { HitSource } from './hit.ts'
import { matters } from './matters.ts'

/** Every feature whose words can be found has its line here, and its table in src/search/texts. */
export const HIT_SOURCES: readonly HitSource[] = [matters, files, shares]
