import { isWritten, readLine, readLines } from '../languages/form.ts'
import type { Texts } from '../languages/needed.ts'
import { readFormId } from '../once/form-id.ts'
import type { ItemInput, RequestInput } from './add.ts'

/** How many documents a form has room for at once. */
export const ITEMS_ON_FORM = 8

/** What a browser sent, as the request that it means. Lines in which nothing was written are left out. */
export function readRequestForm(body: string | null | undefined): RequestInput {
  const fields = new URLSearchParams(body ?? '')
  const items = Array.from({ length: ITEMS_ON_FORM }, (_, at) => readItem(fields, `item-${at}-`))
  return {
    id: readFormId(fields),
    title: readLine(fields, 'title'),
    dueOn: fields.get('dueOn'),
    items: items.filter(({ title, explanation, example }) => [title, explanation, example].some(isWritten)),
  }
}

export function readItemForm(body: string | null | undefined): ItemInput {
  const fields = new URLSearchParams(body ?? '')
  return { id: readFormId(fields), ...readItem(fields, '') }
}

function readItem(fields: URLSearchParams, name: string): ItemInput & { example: Texts } {
  return {
    title: readLine(fields, `${name}title`),
    explanation: readLines(fields, `${name}explanation`),
    example: readLine(fields, `${name}example`),
    dueOn: fields.get(`${name}dueOn`),
  }
}
