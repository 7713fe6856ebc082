import type { EventKind } from '../events/kinds.ts'
import { sectionOf, TOLD_KINDS } from '../events/sections.ts'
import type { Section } from '../rights.ts'

/** What a page may be made of: `documents` has changed when the browser hears `documents-changed` on `body`. */
export type Part =
  | Section
  | 'asked'
  | 'closing'
  | 'comments'
  /** The lines above everything on a client's page: what is asked, and the next date. */
  | 'glance'
  | 'news'
  | 'notes'
  | 'requests'
  /** The firm's pages about all matters. */
  | 'today'

/** By the noun of a kind: `document.shared` is of `document`. */
const PARTS_OF_NOUN: Readonly<Record<string, readonly Part[]>> = {
  document: ['documents', 'news', 'asked', 'glance'],
  documents: ['documents'],
  binder: ['documents'],
  folder: ['documents'],
  calendar: ['calendar', 'news', 'glance'],
  closing: ['closing'],
  heartbeat: ['status', 'news'],
  matter: ['closing'],
  member: ['members'],
  message: ['messages', 'news'],
  note: ['notes'],
  request: ['requests', 'tasks', 'asked', 'glance'],
  stage: ['status', 'news'],
  stages: ['status'],
  task: ['tasks', 'asked', 'glance'],
  team: ['status'],
  thread: ['messages', 'news'],
  update: ['status', 'news'],
}

/** What an event changes on the pages of those who may hear of it; nothing where it is told to nobody. */
export function partsChangedBy(kind: EventKind): readonly Part[] {
  if (isChangeOfComment(kind)) return ['comments', 'news']
  if (!isTold(kind)) return []
  if (kind.endsWith('.commented')) return ['comments', 'news', 'today']
  const section = sectionOf(kind)
  const parts = PARTS_OF_NOUN[kind.split('.', 1)[0] ?? ''] ?? (section ? [section] : [])
  return [...parts, 'today']
}

/** Told to nobody, and of a section only by what the comment stands on; but whoever reads it sees it change. */
export function isChangeOfComment(kind: EventKind): boolean {
  return kind === 'comment.corrected' || kind === 'comment.withdrawn'
}

const ANY: ReadonlySet<EventKind> = new Set(TOLD_KINDS.any)

function isTold(kind: EventKind): boolean {
  return ANY.has(kind) || sectionOf(kind) !== null
}
