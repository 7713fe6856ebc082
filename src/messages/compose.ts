import { type ContributeMessages, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { type DocumentName, listDocumentNames } from '../documents/list/queries.ts'
import type { Texts, WritingLanguages } from '../languages/needed.ts'
import { folded, oneLine, searchFor } from '../written.ts'
import { type DraftAttachment, readDraftAttachments } from './attachments/read.ts'
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
  attachments: readonly DraftAttachment[]
  mayAttach: boolean
  /** Where files are sent and documents chosen, once somebody wants to. */
  attaching: Attaching | null
}
/** `documents`: of the matter, for the firm to choose among. */
export type Attaching = { find: string; documents: readonly DocumentName[] }
export type NewThread = Compose & { people: Possible; chosen: readonly string[] }

/** `isApart`: what was begun here counts for nothing. */
type Asked = {
  filled?: MessageForm | undefined
  attach?: string | undefined
  find?: string | undefined
  isApart?: true
}

export function composeReply(
  deps: Deps,
  access: Write,
  thread: Thread,
  { addendumTo, ...asked }: Asked & { addendumTo?: string | undefined },
): Compose {
  const { db, vault } = deps
  const wanted = asked.filled?.addendumTo ?? addendumTo
  const addendum = wanted ? findMessage(db, vault, thread, wanted) : null
  const isOwn = addendum?.authorId === access.viewer.personId
  return {
    ...begun(deps, access, { threadId: thread.id, people: participantsOf(deps, thread), ...asked }),
    addendum: isOwn ? { id: addendum.id, number: addendum.number } : null,
  }
}

export function composeThread(deps: Deps, access: Write, asked: Asked = {}): NewThread {
  const possible = possibleParticipants(deps, access)
  const draft = asked.isApart ? null : findDraft(deps.db, deps.vault, access, null)
  const chosen = asked.filled?.participants ?? draft?.participants ?? usualParticipants(possible)
  const people = [...possible.guests, ...possible.staff].filter(({ id }) => chosen.includes(id))
  return {
    ...begun(deps, access, { threadId: null, people, ...asked }),
    ...{ people: possible, chosen, addendum: null },
  }
}

type Place = Asked & { threadId: string | null; people: readonly TakingPart[] }

function begun(deps: Deps, access: Write, { threadId, people, isApart, filled, attach, find }: Place) {
  const { viewer } = access
  const draft = isApart ? null : findDraft(deps.db, deps.vault, access, threadId)
  const id = draft?.id ?? filled?.id ?? Bun.randomUUIDv7()
  const languages = viewer.kind === 'staff' ? languagesFor(deps, people) : null
  const attachments = readDraftAttachments(deps, access, id, {
    languages: languages?.needed ?? [],
    typed: filled?.titles,
  })
  const mayAttach = mayAttachTo(access)
  return {
    ...{ id, languages, attachments, mayAttach },
    subject: filled?.subject ?? draft?.subject ?? {},
    body: filled?.body ?? draft?.body ?? {},
    savedAt: filled ? null : (draft?.savedAt ?? null),
    attaching: mayAttach && draft && attach ? readAttaching(deps, access, oneLine(find)) : null,
  }
}

/** The firm shares what it attaches; a guest sends it. */
function mayAttachTo(access: Write): boolean {
  return access.may(access.viewer.kind === 'staff' ? 'documents:edit' : 'documents:contribute')
}

const OFFERED = 8
const EVERYWHERE = { folderId: null, everywhere: true, visibility: 'all' } as const

/** The newest documents of the matter, or those whose names hold what is looked for. */
function readAttaching({ db, vault }: Deps, access: Write, find: string): Attaching {
  const reading = access instanceof StaffAccess ? access.narrowed('documents:read') : null
  if (!reading) return { find, documents: [] }
  const matches = searchFor(find)
  const documents = listDocumentNames(db, vault, reading, EVERYWHERE)
    .filter(({ fileName }) => matches(folded(fileName)))
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  return { find, documents: documents.slice(0, OFFERED) }
}
