import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import type { Chapter } from './chapter.ts'
import { messagesChapter } from './messages.ts'
import { statusChapter } from './status.ts'

/** What the reader may read; null stands for a section that they may not. */
export type Reading = {
  status: MatterAccess<'status:read'> | null
  messages: MatterAccess<'messages:read'> | null
}

/** What people wrote, as far as the reader of a binder may read it. */
export function gatherChapters(deps: Pick<Deps, 'db' | 'vault'>, { status, messages }: Reading): Chapter[] {
  return [status && statusChapter(deps, status), messages && messagesChapter(deps, messages)].filter(
    (chapter) => chapter !== null,
  )
}
