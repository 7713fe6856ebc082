import type { GuestAccess, MatterAccess, StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { calendarChapter } from './calendar.ts'
import type { Chapter } from './chapter.ts'
import { messagesChapter } from './messages.ts'
import { requestsChapter } from './requests.ts'
import { statusChapter } from './status.ts'
import { tasksChapter } from './tasks.ts'

/** What the reader may read; null stands for a section that they may not. */
export type Reading = {
  status: MatterAccess<'status:read'> | null
  messages: MatterAccess<'messages:read'> | null
  calendar: MatterAccess<'calendar:read'> | null
  tasks: StaffAccess<'tasks:read'> | GuestAccess<'tasks:read'> | null
}

/** What people wrote, as far as the reader of a binder may read it. */
export function gatherChapters(
  deps: Pick<Deps, 'db' | 'vault'>,
  { status, messages, calendar, tasks }: Reading,
): Chapter[] {
  return [
    status && statusChapter(deps, status),
    messages && messagesChapter(deps, messages),
    calendar && calendarChapter(deps, calendar),
    tasks && requestsChapter(deps, tasks),
    tasks && tasksChapter(deps, tasks),
  ].filter((chapter) => chapter !== null)
}
