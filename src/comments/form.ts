import { readMessageForm } from '../messages/form.ts'
import type { Viewer } from '../viewer.ts'
import type { CommentInput } from './write.ts'

/** Staff write `body-en` and `body-fr`; a guest writes `body`. */
export function readCommentForm(text: string | null | undefined, viewer: Viewer): CommentInput {
  const { id, body } = readMessageForm(text, viewer)
  return { id, body, readers: new URLSearchParams(text ?? '').getAll('reader') }
}
