import type { MatterAccess } from '../access.ts'
import { SECTIONS, type Section } from '../rights.ts'

/** What a reader of the log can ask for by kind: each group is the first words of the kinds in it. */
export const EVENT_GROUPS = {
  signIn: ['session', 'passkey', 'enrolment'],
  people: ['person', 'telling', 'safe-contact', 'first-visit'],
  matters: ['matter', 'closing', 'destruction', 'hold', 'member', 'wall'],
  documents: ['document', 'documents', 'folder', 'upload', 'receipt', 'binder'],
  life: [
    'update',
    'heartbeat',
    'stage',
    'stages',
    'team',
    'request',
    'task',
    'internal-task',
    'event',
    'calendar',
    'feed',
  ],
  messages: ['thread', 'message', 'note', 'comment'],
  mail: ['notice', 'mail'],
  firm: [
    'retention',
    'firm',
    'template',
    'article',
    'roll-out',
    'log',
    'checkpoint',
    'witness',
    'portal',
    'restore',
    'backup',
    'unlock',
    'keyring',
    'copy',
    'recovery',
  ],
} as const satisfies Record<string, readonly string[]>
export type EventGroup = keyof typeof EVENT_GROUPS

/** As it stands in the address of the page; days are `YYYY-MM-DD` in the firm's zone. */
export type LogQuery = { person?: string; matter?: string; kind?: string; from?: string; to?: string }

export type LogFilter = {
  personId: string | null
  matterId: string | null
  /** First words of kinds; null for all. */
  nouns: readonly string[] | null
  /** From the first instant to before the second, UTC. */
  from: string | null
  until: string | null
}

export function isEventGroup(value: string | undefined): value is EventGroup {
  return value !== undefined && Object.hasOwn(EVENT_GROUPS, value)
}

const NOUNS_OF: Partial<Record<Section, readonly string[]>> = {
  documents: EVENT_GROUPS.documents,
  messages: EVENT_GROUPS.messages,
  status: ['update', 'heartbeat', 'stage', 'stages', 'team'],
  calendar: ['calendar', 'event'],
  tasks: ['request', 'task', 'internal-task'],
}

/** First words of the kinds that say, with their titles, what is in a section that the viewer may not read. */
export function nounsHiddenFrom(access: MatterAccess): string[] {
  return SECTIONS.filter((section) => !access.may(`${section}:read`)).flatMap(
    (section) => NOUNS_OF[section] ?? [],
  )
}
