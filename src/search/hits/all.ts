import { articles } from './articles.ts'
import { internalTasks, requestItems, requests, tasks } from './asked.ts'
import { comments } from './comments.ts'
import { dates } from './dates.ts'
import { files, shares } from './documents.ts'
import type { HitSource } from './hit.ts'
import { matters } from './matters.ts'
import { messages, threads } from './messages.ts'
import { updates } from './updates.ts'

/**
 * Every feature whose words can be found has its line here, and its table in src/search/texts. Internal notes are not among
 * them: src/app.tsx gives them to the search of the firm.
 */
export const HIT_SOURCES: readonly HitSource[] = [
  ...[matters, threads, messages, updates],
  ...[requests, requestItems, tasks, internalTasks],
  ...[dates, files, shares],
  ...[comments, articles],
]
