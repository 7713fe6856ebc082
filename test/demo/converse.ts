import { GuestAccess, StaffAccess } from '../../src/access.ts'
import { HOUR } from '../../src/clock.ts'
import { addComment } from '../../src/comments/write.ts'
import type { Deps } from '../../src/deps.ts'
import { markRead } from '../../src/messages/mark-read.ts'
import { possibleParticipants, usualParticipants } from '../../src/messages/participants.ts'
import { sendMessage, startThread } from '../../src/messages/send.ts'
import { writeNote } from '../../src/notes/write.ts'
import { listNewestShared } from '../../src/shares/given/queries.ts'
import {
  COMMENTS,
  CONVERSATIONS,
  type DemoComment,
  type DemoConversation,
  NOTES,
  type Turn,
} from './conversations.ts'
import { MATTERS } from './matters.ts'
import { guestViewer, type People, staffViewer } from './people.ts'

type Matter = { id: () => string; area: string; client: string; responsible: string; hasAssistant: boolean }
type Step = { at: number; take: () => Promise<void> }
type Place = { deps: Deps; people: People; matter: Matter }

const ago = (hours: number) => Date.now() - hours * HOUR

/** What the client of a matter and the firm wrote to each other, and what the firm wrote for itself. */
export function conversationSteps(
  deps: Deps,
  people: People,
  { area, internal, responsible, members }: (typeof MATTERS)[number],
  id: () => string,
): Step[] {
  const client = members.find(([, role]) => role === 'client')?.[0] ?? ''
  const hasAssistant = members.some(([key]) => key === 'mireille')
  const matter = { id, area, client, responsible, hasAssistant }
  const place = { deps, people, matter }
  const first = MATTERS.find((one) => one.area === area && one.members.some(([key]) => key === client))
  const isHere = (of: { client: string; area: string }) =>
    first?.internal === internal && of.client === client && of.area === area
  const notes = NOTES.filter(isHere).map(({ by, hours, text }) => ({
    at: ago(hours),
    take: async () => writeNote(deps, staffAccess(place, by), { body: text }),
  }))
  const comments = COMMENTS.filter(isHere).map((comment) => ({
    at: ago(comment.hours),
    take: async () => say(place, comment),
  }))
  const written = CONVERSATIONS.filter(isHere).flatMap((conversation) => turns(place, conversation))
  return [...written, ...notes, ...comments]
}

function turns(place: Place, { subject, turns }: DemoConversation): Step[] {
  let threadId = ''
  return turns.map((turn, index) => ({
    at: ago(turn.hours),
    take: async () => {
      if (index > 0) return answer(place, threadId, turn)
      threadId = begin(place, subject, turn)
    },
  }))
}

function begin(place: Place, subject: string, turn: Turn): string {
  const access = accessOf(place, turn.by)
  const participants = usualParticipants(possibleParticipants(place.deps, access))
  return startThread(place.deps, access, {
    ...message(place, turn),
    participants,
    subject: inTheirs(place, subject),
  })
}

/** Whoever answers has read what came before. */
function answer(place: Place, threadId: string, turn: Turn): void {
  const access = accessOf(place, turn.by)
  markRead(place.deps, access, threadId)
  sendMessage(place.deps, access, threadId, message(place, turn))
}

/** On the newest of the documents that the client was given. */
function say(place: Place, { by, isInternal, text }: DemoComment): void {
  const { deps, people, matter } = place
  const guest = GuestAccess.open(deps, guestViewer(people, matter.client), matter.id(), 'documents:comment')
  const [document] = listNewestShared(deps.db, deps.vault, guest, 1)
  if (!document) return
  const access = by === 'client' ? guest : staffAccess(place, by)
  const readers = isInternal ? [] : [guest.viewer.personId]
  const body = inTheirs(place, text)
  addComment(
    deps,
    access,
    { kind: 'document', id: document.documentId },
    { id: Bun.randomUUIDv7(), body, readers },
  )
}

function message(place: Place, { text }: Turn) {
  const body = inTheirs(place, text)
  return {
    id: Bun.randomUUIDv7(),
    subject: {},
    body,
    participants: [],
    addendumTo: null,
    isAttaching: false,
    titles: new Map(),
  }
}

function inTheirs({ people, matter }: Place, text: string) {
  return { [people.get(matter.client)?.language ?? 'en']: text }
}

function accessOf(place: Place, by: Turn['by']) {
  const { deps, people, matter } = place
  if (by !== 'client') return staffAccess(place, by)
  return GuestAccess.open(deps, guestViewer(people, matter.client), matter.id(), 'messages:contribute')
}

function staffAccess({ deps, people, matter }: Place, by: 'firm' | 'assistant') {
  const who = by === 'assistant' && matter.hasAssistant ? 'mireille' : matter.responsible
  return StaffAccess.open(deps, staffViewer(people, who), matter.id(), 'messages:edit')
}
