import { readLine, readLines } from '../languages/form.ts'
import { readFormId } from '../once/form-id.ts'
import { oneOf } from '../one-of.ts'
import type { TaskInput } from './add.ts'
import { TASK_KINDS } from './vocabulary.ts'

/** What a browser sent, as the task that it means. */
export function readTaskForm(body: string | null | undefined, audience: TaskInput['audience']): TaskInput {
  const fields = new URLSearchParams(body ?? '')
  return {
    id: readFormId(fields),
    title: readLine(fields, 'title'),
    howTo: readLines(fields, 'howTo'),
    dueOn: fields.get('dueOn'),
    kind: oneOf(TASK_KINDS, fields.get('kind') ?? undefined) ?? 'other',
    audience,
    assigneeId: fields.get('assignee') || null,
  }
}
