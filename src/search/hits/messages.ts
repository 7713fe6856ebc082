import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { NotFound } from '../../errors.ts'
import { findMessage, findSent } from '../../messages/posts/queries.ts'
import { getThread, type Thread } from '../../messages/queries.ts'
import type { Hit, MatterSource } from './hit.ts'
import { inWordsOf } from './written.ts'

type Read = MatterAccess<'messages:read'>
type Side = 'firm' | 'portal'

export const threads: MatterSource = {
  ...{ source: 'thread', group: 'messages', section: 'messages' },
  staff: (deps, access, id) => threadHit(deps, access.narrowed('messages:read'), id, 'firm'),
  guest: (deps, access, id) => threadHit(deps, access.narrowed('messages:read'), id, 'portal'),
}

/** A message that was withdrawn has no text, and so is never a hit. */
export const messages: MatterSource = {
  ...{ source: 'message', group: 'messages', section: 'messages' },
  staff: (deps, access, id) => messageHit(deps, access.narrowed('messages:read'), id, 'firm'),
  guest: (deps, access, id) => messageHit(deps, access.narrowed('messages:read'), id, 'portal'),
}

function threadHit(deps: Deps, access: Read | null, id: string, side: Side): Hit | null {
  const thread = access && findThread(deps, access, id)
  if (!thread) return null
  const href = `/${side}/matters/${access.matterId}/messages/${id}`
  return { ...inWordsOf(access, thread.subject), key: id, href, at: thread.updatedAt }
}

function messageHit(deps: Deps, access: Read | null, id: string, side: Side): Hit | null {
  const sent = findSent(deps.db, id)
  const thread = access && sent && findThread(deps, access, sent.threadId)
  const message = thread && findMessage(deps.db, deps.vault, thread, id)
  if (!message) return null
  const href = `/${side}/matters/${thread.matterId}/messages/${thread.id}#m-${message.number}`
  return { ...inWordsOf(access, thread.subject, [message.body]), key: id, href, at: message.sentAt }
}

function findThread({ db, vault }: Deps, access: Read, id: string): Thread | null {
  try {
    return getThread(db, vault, access, id)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
