import { readMessageForm } from '../messages/form.ts'
import { readFormId } from '../once/form-id.ts'
import type { Viewer } from '../viewer.ts'
import type { CommentInput } from './write.ts'

/** Staff write `body-en` and `body-fr`; a guest writes `body`. */
export function readCommentForm(text: string | null | undefined, viewer: Viewer): CommentInput {
  const fields = new URLSearchParams(text ?? '')
  const { body } = readMessageForm(text, viewer)
  return { id: readFormId(fields), body, readers: fields.getAll('reader') }
}
