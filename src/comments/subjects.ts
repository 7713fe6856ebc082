import { GuestAccess, type MatterAccess, StaffAccess } from '../access.ts'
import { findEvent } from '../calendar/queries.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listDocumentsById } from '../documents/queries.ts'
import { findSentDocument } from '../documents/sent/queries.ts'
import { NotFound } from '../errors.ts'
import type { Texts } from '../languages/needed.ts'
import { listGuestReaders } from '../readers.ts'
import { findRequest } from '../requests/queries.ts'
import type { Section } from '../rights.ts'
import { findSharedDocument } from '../shares/given/queries.ts'
import { listCurrentRecipients } from '../shares/queries.ts'
import { findGuestTask, findTask } from '../tasks/queries.ts'
import type { Language } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'

export const SUBJECT_KINDS = ['document', 'event', 'task', 'request'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** A thing that can be commented on, which the viewer sees. */
export type Subject = {
  kind: SubjectKind
  id: string
  title: string
  /** Of the title, where it is not the viewer's. */
  lang: Language | undefined
  /** Below the matter. */
  path: string
  /** For the firm: the guests who see it now. */
  guestIds: readonly string[]
}

export const SECTION_OF_SUBJECT: Record<SubjectKind, Section> = {
  document: 'documents',
  event: 'calendar',
  task: 'tasks',
  request: 'tasks',
}

type Found = Pick<Subject, 'title' | 'lang' | 'path' | 'guestIds'>
type Place = Pick<Deps, 'db' | 'vault' | 'clock'>
type Finder = (deps: Place, access: MatterAccess, id: string) => Found | null

/** Each asks as the thing's own page does. A new kind of thing has its line here. */
const FINDERS: Record<SubjectKind, Finder> = {
  document: findDocument,
  event: findCalendarEvent,
  task: findClientTask,
  request: findDocumentRequest,
}

/** `NotFound` also for what the viewer may not know of. */
export function getSubject(deps: Place, access: MatterAccess, of: Pick<Subject, 'kind' | 'id'>): Subject {
  const subject = findSubject(deps, access, of)
  if (!subject) throw new NotFound()
  return subject
}

export function findSubject(
  deps: Place,
  access: MatterAccess,
  { kind, id }: Pick<Subject, 'kind' | 'id'>,
): Subject | null {
  const found = FINDERS[kind](deps, access, id)
  return found && { kind, id, ...found }
}

function findDocument(deps: Place, access: MatterAccess, id: string): Found | null {
  const { db, vault } = deps
  const path = `documents/${id}`
  if (access instanceof StaffAccess) return findForStaff(deps, access, id)
  const reading = access instanceof GuestAccess ? access.narrowed('documents:read') : null
  const shared = reading && findSharedDocument(db, vault, reading, id)
  if (shared) return { title: shared.title, lang: shared.lang, path, guestIds: [] }
  const sent = reading && findSentDocument(db, vault, reading, id)
  return sent && { title: sent.fileName, lang: undefined, path, guestIds: [] }
}

function findForStaff(deps: Place, access: StaffAccess, id: string): Found | null {
  const reading = access.narrowed('documents:read')
  const [document] = reading ? listDocumentsById(deps.db, deps.vault, reading, [id]) : []
  if (!reading || !document) return null
  const having = listCurrentRecipients(deps.db, reading, [id]).map(({ personId }) => personId)
  const readers = guestReaders(deps, access, 'documents')
  const guestIds = readers.filter((one) => having.includes(one) || one === document.createdBy)
  return { title: document.fileName, lang: undefined, path: `documents/${id}`, guestIds }
}

function findCalendarEvent(deps: Place, access: MatterAccess, id: string): Found | null {
  const reading = narrowed(access, 'calendar:read')
  const event = reading && findEvent(deps.db, deps.vault, reading, id)
  if (!event) return null
  const guestIds = event.audience === 'shared' ? guestReaders(deps, access, 'calendar') : []
  return titled(access, event.title, `calendar/${id}`, guestIds)
}

function findClientTask({ db, vault, ...deps }: Place, access: MatterAccess, id: string): Found | null {
  const staff = access instanceof StaffAccess ? access.narrowed('tasks:read') : null
  const guest = access instanceof GuestAccess ? access.narrowed('tasks:read') : null
  const task = staff ? findTask(db, vault, staff, id) : guest && findGuestTask(db, vault, guest, id)
  if (!task) return null
  const readers = guestReaders({ db, vault, ...deps }, access, 'tasks')
  const guestIds = readers.filter((one) => task.assigneeId === null || task.assigneeId === one)
  return titled(access, task.title, `tasks/${id}`, guestIds)
}

function findDocumentRequest(deps: Place, access: MatterAccess, id: string): Found | null {
  const reading = narrowed(access, 'tasks:read')
  const request = reading && findRequest(deps.db, deps.vault, reading, id)
  return request && titled(access, request.title, `requests/${id}`, guestReaders(deps, access, 'tasks'))
}

function titled({ viewer }: MatterAccess, title: Texts, path: string, guestIds: readonly string[]): Found {
  const { language } = viewer
  return { title: inLanguage(title, language) ?? '', lang: otherLanguage(title, language), path, guestIds }
}

function narrowed(access: MatterAccess, permission: 'calendar:read' | 'tasks:read') {
  const isOfSide = access instanceof StaffAccess || access instanceof GuestAccess
  return isOfSide ? access.narrowed(permission) : null
}

function guestReaders({ db, clock }: Place, { matterId, viewer }: MatterAccess, section: Section): string[] {
  return viewer.kind === 'staff' ? listGuestReaders(db, section, { matterId, now: timestamp(clock) }) : []
}
