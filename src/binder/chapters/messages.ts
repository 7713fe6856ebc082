import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { listVisibleMessages } from '../../messages/posts/queries.ts'
import { listThreads } from '../../messages/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import type { Chapter } from './chapter.ts'

const ALL = { limit: -1, offset: 0 }

/** Every message that the reader may read, conversation by conversation; what was withdrawn is not in it. */
export function messagesChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: MatterAccess<'messages:read'>,
): Chapter {
  const threads = listThreads(db, vault, access, ALL).reverse()
  const messages = listVisibleMessages(db, vault, access, ALL.limit).reverse()
  const authors = listPersonsById(
    db,
    vault,
    messages.map(({ authorId }) => authorId),
  )
  const byThread = Map.groupBy(messages, ({ threadId }) => threadId)
  return {
    name: 'messages',
    entries: threads.flatMap(({ id, subject }) =>
      (byThread.get(id) ?? []).map(({ sentAt, authorId, body }) => ({
        at: sentAt,
        who: authors.get(authorId)?.name ?? null,
        title: subject,
        text: body,
        state: null,
      })),
    ),
  }
}
