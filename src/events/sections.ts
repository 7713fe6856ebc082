import { SECTIONS, type Section } from '../rights.ts'
import type { EventKind } from './kinds.ts'

/**
 * What happens in a matter, by the section whose reader may know of it; `any`: whoever may enter the matter. What is not
 * here (walls, notices, reads of the log) is for the log alone.
 */
export const TOLD_KINDS: Readonly<Record<'any' | Section, readonly EventKind[]>> = {
  any: [
    'matter.created',
    'matter.changed',
    'matter.status-changed',
    'closing.planned',
    'closing.changed',
    'closing.called-off',
    'closing.reminded',
    'closing.acknowledged',
    'matter.read-only',
    'matter.closed',
    'matter.reopened',
  ],
  documents: [
    'document.added',
    'document.replaced',
    'document.shared',
    'document.recalled',
    'document.opened',
    'document.downloaded',
    'document.acknowledged',
    'document.damaged',
    'document.commented',
    'documents.exported',
    'binder.downloaded',
    'matter.exported',
    'folder.created',
  ],
  status: [
    'stages.set',
    'stages.changed',
    'stage.begun',
    'update.written',
    'update.added-to',
    'update.corrected',
    'update.withdrawn',
    'heartbeat.sent',
    'update.requested',
    'team.changed',
  ],
  messages: [
    'thread.joined',
    'thread.left',
    'message.sent',
    'message.read',
    'message.corrected',
    'message.withdrawn',
    'note.written',
    'note.changed',
    'note.copied',
  ],
  calendar: [
    'event.commented',
    'calendar.added',
    'calendar.changed',
    'calendar.coming-changed',
    'calendar.cancelled',
    'calendar.reminded',
  ],
  tasks: [
    'task.commented',
    'request.commented',
    'request.made',
    'request.due-changed',
    'request.withdrawn',
    'request.item-sent',
    'request.item-lacking',
    'request.item-accepted',
    'request.item-sent-back',
    'request.item-excused',
    'request.item-reopened',
    'request.reminded',
    'task.given',
    'task.due-changed',
    'task.done',
    'task.undone',
    'task.confirmed',
    'task.reopened',
    'task.withdrawn',
    'internal-task.added',
    'internal-task.changed',
    'internal-task.done',
    'internal-task.reopened',
    'internal-task.removed',
  ],
  billing: [],
  members: ['member.added', 'member.changed', 'member.removed'],
}

/** The kinds that somebody reads who may read these sections. */
export function kindsReadBy(mayRead: (section: Section) => boolean): EventKind[] {
  return [...TOLD_KINDS.any, ...SECTIONS.filter(mayRead).flatMap((section) => TOLD_KINDS[section])]
}

const SECTION_OF: ReadonlyMap<EventKind, Section> = new Map(
  SECTIONS.flatMap((section) => TOLD_KINDS[section].map((kind) => [kind, section] as const)),
)

/** The section whose reader may know of an event; null where entering its matter is enough. */
export function sectionOf(kind: EventKind): Section | null {
  return SECTION_OF.get(kind) ?? null
}
