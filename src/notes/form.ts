import { readMessageForm } from '../messages/form.ts'
import { readFormId } from '../once/form-id.ts'
import type { StaffViewer } from '../viewer.ts'
import type { CopyForm } from './copy.ts'

export function readNoteForm(text: string | null | undefined): { id: string; body: string } {
  const fields = new URLSearchParams(text ?? '')
  return { id: readFormId(fields), body: fields.get('body') ?? '' }
}

export function readCopyForm(text: string | null | undefined, viewer: StaffViewer): CopyForm {
  const threadId = new URLSearchParams(text ?? '').get('thread')
  return { threadId: threadId || null, message: { ...readMessageForm(text, viewer), isApart: true } }
}
