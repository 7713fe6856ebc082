import type { ContributeMessages } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { Texts, WritingLanguages } from '../languages/needed.ts'
import { findDraft } from './drafts/queries.ts'
import type { MessageForm } from './form.ts'
import {
  languagesFor,
  type Possible,
  participantsOf,
  possibleParticipants,
  type TakingPart,
  usualParticipants,
} from './participants.ts'
import { findMessage } from './posts/queries.ts'
import type { Thread } from './queries.ts'

type Write = ContributeMessages

/** The form in which somebody writes, as it stands: as it was refused, as it was saved, or empty. */
export type Compose = {
  id: string
  subject: Texts
  body: Texts
  /** Null for a guest, who writes in their own. */
  languages: WritingLanguages | null
  savedAt: string | null
  /** The message that this one adds to. */
  addendum: { id: string; number: number } | null
}
export type NewThread = Compose & { people: Possible; chosen: readonly string[] }

export function composeReply(
  deps: Deps,
  access: Write,
  thread: Thread,
  { filled, addendumTo }: { filled?: MessageForm | undefined; addendumTo?: string | undefined },
): Compose {
  const { db, vault } = deps
  const wanted = filled?.addendumTo ?? addendumTo
  const addendum = wanted ? findMessage(db, vault, thread, wanted) : null
  return {
    ...begun(deps, access, thread.id, filled),
    languages: languagesOf(deps, access, participantsOf(deps, thread)),
    addendum:
      addendum?.authorId === access.viewer.personId ? { id: addendum.id, number: addendum.number } : null,
  }
}

export function composeThread(deps: Deps, access: Write, filled?: MessageForm): NewThread {
  const people = possibleParticipants(deps, access)
  const draft = findDraft(deps.db, deps.vault, access, null)
  const chosen = filled?.participants ?? draft?.participants ?? usualParticipants(people)
  const readers = [...people.guests, ...people.staff].filter(({ id }) => chosen.includes(id))
  return {
    ...begun(deps, access, null, filled),
    ...{ people, chosen, addendum: null },
    languages: languagesOf(deps, access, readers),
  }
}

function languagesOf(deps: Deps, { viewer }: Write, people: readonly TakingPart[]) {
  return viewer.kind === 'staff' ? languagesFor(deps, people) : null
}

function begun({ db, vault }: Deps, access: Write, threadId: string | null, filled?: MessageForm) {
  const draft = findDraft(db, vault, access, threadId)
  return {
    id: filled?.id ?? draft?.id ?? Bun.randomUUIDv7(),
    subject: filled?.subject ?? draft?.subject ?? {},
    body: filled?.body ?? draft?.body ?? {},
    savedAt: filled ? null : (draft?.savedAt ?? null),
  }
}
