import type { Texts } from '../languages/needed.ts'
import type { PracticeArea } from '../matters/vocabulary.ts'
import type { TaskKind } from '../tasks/vocabulary.ts'

export const UNITS = ['days', 'weeks', 'months'] as const
/** How long a stage takes as a rule; nobody promises it. */
export type Usual = { from: number; to: number; unit: (typeof UNITS)[number] }

/** What a client is asked to do when a stage begins; due so many days after that. */
export type StageTask = { title: Texts; howTo: Texts; kind: TaskKind; dueInDays: number | null }

/** Documents that a client is asked for when a stage begins, as a checklist. */
export type StageRequest = {
  title: Texts
  dueInDays: number | null
  items: readonly { title: Texts; explanation: Texts }[]
}

/** One stretch of a matter, in words for the client. */
export type Stage = {
  /** Names it within its template. */
  key: string
  name: Texts
  meaning: Texts
  next: Texts
  usual: Usual | null
  tasks: readonly StageTask[]
  requests: readonly StageRequest[]
  /** Of articles in the library. */
  articles: readonly string[]
}

export type Template = { key: string; area: PracticeArea; name: Texts; stages: readonly Stage[] }
