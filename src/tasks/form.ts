import { readLine, readLines } from '../languages/form.ts'
import { readFormId } from '../once/form-id.ts'
import { oneOf } from '../one-of.ts'
import type { Language } from '../viewer.ts'
import { manyLines, oneLine } from '../written.ts'
import type { TaskInput } from './add.ts'
import { TASK_KINDS } from './vocabulary.ts'

/** What a browser sent, as the task for clients that it means. */
export function readTaskForm(body: string | null | undefined): TaskInput {
  const fields = new URLSearchParams(body ?? '')
  return {
    id: readFormId(fields),
    title: readLine(fields, 'title'),
    howTo: readLines(fields, 'howTo'),
    dueOn: fields.get('dueOn'),
    kind: oneOf(TASK_KINDS, fields.get('kind') ?? undefined) ?? 'other',
    audience: 'client',
    assigneeId: fields.get('assignee') || null,
  }
}

/** What the firm writes for itself is in the writer's language. */
export function readInternalForm(body: string | null | undefined, language: Language): TaskInput {
  const fields = new URLSearchParams(body ?? '')
  const title = oneLine(fields.get('title') ?? undefined)
  const howTo = manyLines(fields.get('howTo') ?? undefined)
  return {
    id: readFormId(fields),
    title: title ? { [language]: title } : {},
    howTo: howTo ? { [language]: howTo } : {},
    dueOn: fields.get('dueOn'),
    kind: 'other',
    audience: 'internal',
    assigneeId: fields.get('assignee') || null,
  }
}
