import { readMessageForm } from '../messages/form.ts'
import type { StaffViewer } from '../viewer.ts'
import type { CopyForm } from './copy.ts'

export function readCopyForm(text: string | null | undefined, viewer: StaffViewer): CopyForm {
  const threadId = new URLSearchParams(text ?? '').get('thread')
  return { threadId: threadId || null, message: readMessageForm(text, viewer) }
}
