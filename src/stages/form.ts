import { Invalid } from '../errors.ts'
import { isWritten, readLine, readLines, requireShort } from '../languages/form.ts'
import { requireTexts, type WritingLanguages } from '../languages/needed.ts'
import { oneOf } from '../one-of.ts'
import { markOf, requireSeen } from '../seen.ts'
import { TASK_KINDS } from '../tasks/vocabulary.ts'
import { oneLine } from '../written.ts'
import { type Stage, type StageRequest, type StageTask, UNITS, type Usual } from './stage.ts'

/** A stage as its form shows it: what has to become a number is still as it was typed. */
export type StageDraft = Pick<Stage, 'name' | 'meaning' | 'next'> & {
  usual: { from: string; to: string; unit: string }
  articles: string
  tasks: readonly (Pick<StageTask, 'title' | 'howTo'> & { kind: string; due: string })[]
  requests: readonly (Pick<StageRequest, 'title' | 'items'> & { due: string })[]
  /** What the stage was when the form was made (src/seen.ts). */
  seen?: string
}

/** What one form holds at most. */
export const [MOST_TASKS, MOST_REQUESTS, MOST_ITEMS] = [12, 6, 20]
const [LONGEST_NAME, LONGEST_TEXT] = [80, 1500]

export function readStageForm(body: string): StageDraft {
  const fields = new URLSearchParams(body)
  const text = (name: string) => fields.get(name)?.trim() ?? ''
  return {
    seen: text('seen'),
    name: readLine(fields, 'name'),
    meaning: readLines(fields, 'meaning'),
    next: readLines(fields, 'next'),
    usual: { from: text('usual-from'), to: text('usual-to'), unit: text('usual-unit') },
    articles: oneLine(text('articles')),
    tasks: numbered(MOST_TASKS, (n) => ({
      title: readLine(fields, `task-${n}-title`),
      howTo: readLines(fields, `task-${n}-howTo`),
      kind: text(`task-${n}-kind`),
      due: text(`task-${n}-due`),
    })),
    requests: numbered(MOST_REQUESTS, (n) => ({
      title: readLine(fields, `request-${n}-title`),
      due: text(`request-${n}-due`),
      items: numbered(MOST_ITEMS, (m) => ({
        title: readLine(fields, `request-${n}-item-${m}-title`),
        explanation: readLines(fields, `request-${n}-item-${m}-explanation`),
      })),
    })),
  }
}

/** Those that have a title; a field left empty takes its thing away. */
function numbered<T extends { title: Stage['name'] }>(most: number, read: (n: number) => T): T[] {
  return Array.from({ length: most }, (_, n) => read(n)).filter(({ title }) => isWritten(title))
}

/** The stage as the draft would have it. Throws `Invalid`, also where somebody changed it meanwhile. */
export function changedStage(stage: Stage, draft: StageDraft, languages: WritingLanguages): Stage {
  const check = () => ({ ...checkStage(draft, languages), key: stage.key })
  requireSeen(draft.seen, markOf(draftOf(stage)), () => Bun.deepEquals(draftOf(stage), draftOf(check())))
  return check()
}

export function draftOf(stage: Stage): StageDraft {
  const { usual } = stage
  const due = (days: number | null) => (days === null ? '' : String(days))
  return {
    ...{ name: stage.name, meaning: stage.meaning, next: stage.next },
    usual: usual
      ? { from: String(usual.from), to: String(usual.to), unit: usual.unit }
      : { from: '', to: '', unit: 'weeks' },
    articles: stage.articles.join(', '),
    tasks: stage.tasks.map(({ dueInDays, ...task }) => ({ ...task, due: due(dueInDays) })),
    requests: stage.requests.map(({ dueInDays, ...request }) => ({ ...request, due: due(dueInDays) })),
  }
}

/** Throws `Invalid` beside the field that is wrong. */
export function checkStage(draft: StageDraft, languages: WritingLanguages): Omit<Stage, 'key'> {
  const { name, meaning, next, articles, tasks, requests } = draft
  requireShort(name, LONGEST_NAME, 'name')
  requireTexts(languages, name, 'name')
  for (const [field, texts] of [
    ['meaning', meaning],
    ['next', next],
  ] as const)
    requireIfWritten(texts, languages, field)
  return {
    ...{ name, meaning, next, usual: usualOf(draft) },
    articles: articles.split(/[\s,]+/).filter(Boolean),
    tasks: tasks.map((task, n) => checkTask(task, n, languages)),
    requests: requests.map((request, n) => checkRequest(request, n, languages)),
  }
}

function requireIfWritten(texts: Stage['name'], languages: WritingLanguages, field: string): void {
  requireShort(texts, LONGEST_TEXT, field)
  if (isWritten(texts)) requireTexts(languages, texts, field)
}

const MOST = 120

function usualOf({ usual: { from, to, unit: code } }: StageDraft): Usual | null {
  if (!from && !to) return null
  const unit = oneOf(UNITS, code) ?? 'weeks'
  const [least, most] = [wholeNumber(from || to, MOST), wholeNumber(to || from, MOST)]
  if (!least || !most || least > most) throw new Invalid((text) => text.stages.problems.usual, 'usual-from')
  return { from: least, to: most, unit }
}

function checkTask(task: StageDraft['tasks'][number], n: number, languages: WritingLanguages): StageTask {
  const { title, howTo, due } = task
  requireIfWritten(title, languages, `task-${n}-title`)
  requireIfWritten(howTo, languages, `task-${n}-howTo`)
  const kind = oneOf(TASK_KINDS, task.kind) ?? 'other'
  return { title, howTo, kind, dueInDays: dueOf(due, `task-${n}-due`) }
}

function checkRequest(
  { title, items, due }: StageDraft['requests'][number],
  n: number,
  languages: WritingLanguages,
): StageRequest {
  requireIfWritten(title, languages, `request-${n}-title`)
  for (const [m, item] of items.entries()) {
    requireIfWritten(item.title, languages, `request-${n}-item-${m}-title`)
    requireIfWritten(item.explanation, languages, `request-${n}-item-${m}-explanation`)
  }
  return { title, items, dueInDays: dueOf(due, `request-${n}-due`) }
}

const FARTHEST_DUE = 365

function dueOf(typed: string, field: string): number | null {
  if (!typed) return null
  const days = wholeNumber(typed, FARTHEST_DUE)
  if (days === null) throw new Invalid((text) => text.stages.problems.due, field)
  return days
}

/** Null for anything but a whole number from 0 to `most`. */
export function wholeNumber(typed: string, most: number): number | null {
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
  return number <= most ? number : null
}
