import type { MatterAccess, StaffAccess } from '../access.ts'
import { isCorrectable } from '../correctable.ts'
import type { Deps } from '../deps.ts'
import { type Words, writtenFor } from '../languages/words.ts'
import { listPersonsById } from '../people/queries.ts'
import { type Attachments, readAttachments } from './attachments/read.ts'
import { type Former, formerTexts } from './history.ts'
import { participantsOf, type TakingPart } from './participants.ts'
import { listGuestReadings, listMessages, type Message, type Reading } from './posts/queries.ts'
import { getThread, type Thread } from './queries.ts'

type Read = MatterAccess<'messages:read'>

const PAGE = 50

export type ShownMessage = Pick<
  Message,
  'id' | 'number' | 'addendumTo' | 'sentAt' | 'correctedAt' | 'withdrawnAt'
> & {
  author: string
  isOwn: boolean
  isFirm: boolean
  isNew: boolean
  body: Words
  /** `correct`: also withdraw; afterwards only something may be added. */
  may: 'correct' | 'add' | null
  /** For the firm: who of the clients has read it, and when first. */
  readBy: readonly { name: string; at: string }[]
  attachments: Attachments | null
  /** For the firm: what it said before. */
  former: readonly Former[]
}
export type ThreadView = {
  thread: Thread
  subject: Words
  participants: readonly TakingPart[]
  messages: readonly ShownMessage[]
  /** The number before which there are more; null where all are shown. */
  earlier: number | null
  mayWrite: boolean
}

export function readThread(
  deps: Deps,
  access: Read,
  staff: StaffAccess<'messages:read'> | null,
  { threadId, before }: { threadId: string; before: number | null },
): ThreadView {
  const { db, vault } = deps
  const { language } = access.viewer
  const thread = getThread(db, vault, access, threadId)
  const until = Math.min(before ?? Number.MAX_SAFE_INTEGER, thread.messageCount + 1)
  const messages = listMessages(db, vault, thread, { before: until, limit: PAGE })
  const [first] = messages
  return {
    thread,
    subject: writtenFor(thread.subject, language),
    participants: participantsOf(deps, thread),
    messages: showMessages(deps, access, staff, thread, messages),
    earlier: first && first.number > 1 ? first.number : null,
    mayWrite: access.may('messages:contribute'),
  }
}

function showMessages(
  deps: Deps,
  access: Read,
  staff: StaffAccess<'messages:read'> | null,
  thread: Thread,
  messages: readonly Message[],
): ShownMessage[] {
  const { db, vault } = deps
  const { viewer } = access
  const from = messages[0]?.number ?? 1
  const attachments = readAttachments(
    deps,
    access,
    messages.map(({ id }) => id),
  )
  const readings = staff ? listGuestReadings(db, staff, { threadId: thread.id, from }) : []
  const changed = messages.filter(({ correctedAt, withdrawnAt }) => correctedAt || withdrawnAt)
  const former = staff
    ? formerTexts(
        deps,
        staff,
        changed.map(({ id }) => id),
      )
    : new Map<string, Former[]>()
  const people = listPersonsById(db, vault, [
    ...messages.map(({ authorId }) => authorId),
    ...readings.map(({ personId }) => personId),
  ])
  return messages.map(({ threadId: _, authorId, body, ...message }) => ({
    ...message,
    author: people.get(authorId)?.name ?? '',
    isOwn: authorId === viewer.personId,
    isFirm: people.get(authorId)?.kind === 'staff',
    isNew: thread.readNumber !== null && message.number > thread.readNumber,
    body: writtenFor(body, viewer.language),
    may: mayChange(deps, access, { authorId, ...message }),
    readBy: firstReadings(readings, { authorId, ...message }).map(({ personId, readAt }) => ({
      name: people.get(personId)?.name ?? '',
      at: readAt,
    })),
    attachments: (!message.withdrawnAt && attachments.get(message.id)) || null,
    former: former.get(message.id) ?? [],
  }))
}

/** The first time that each person had read up to this message or beyond. */
function firstReadings(
  readings: readonly Reading[],
  { number, authorId }: Pick<Message, 'number' | 'authorId'>,
): Reading[] {
  const first = new Map<string, Reading>()
  for (const reading of readings)
    if (reading.number >= number && reading.personId !== authorId && !first.has(reading.personId))
      first.set(reading.personId, reading)
  return [...first.values()]
}

/** What its author may still do with a message. */
function mayChange(
  { clock }: Pick<Deps, 'clock'>,
  access: Read,
  { authorId, sentAt, withdrawnAt }: Pick<Message, 'authorId' | 'sentAt' | 'withdrawnAt'>,
): ShownMessage['may'] {
  if (authorId !== access.viewer.personId || withdrawnAt || !access.may('messages:contribute')) return null
  return isCorrectable(clock, sentAt) ? 'correct' : 'add'
}
