import type { Texts } from '../languages/needed.ts'

export const EVENT_KINDS = ['hearing', 'mediation', 'meeting', 'discovery', 'deadline', 'other'] as const
export type CalendarKind = (typeof EVENT_KINDS)[number]
export const AUDIENCES = ['internal', 'shared'] as const
export type CalendarAudience = (typeof AUDIENCES)[number]

/** Wall times in `timeZone`: `YYYY-MM-DDTHH:MM`, or for whole days `YYYY-MM-DD`, of which `ends` is the last. */
export type When = {
  timeZone: string
  allDay: boolean
  starts: string
  ends: string
  /** RFC 5545 RRULE with a COUNT; null for what happens once. */
  rule: string | null
}

/** What people write about an event. */
export type EventWords = {
  title: Texts
  notes: Texts
  bring: Texts
  place: string | null
  /** https only. */
  videoUrl: string | null
}

export type EventShape = When & EventWords & { kind: CalendarKind }
