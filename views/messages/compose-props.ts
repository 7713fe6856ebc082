import type { Compose } from '../../src/messages/compose.ts'
import type { Problems } from '../components/form.tsx'
import type { Child } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'

/** Everything that belongs to the form but stands outside it, because a form holds no other form. */
export const WRITE_FORM = 'write'

export type ComposeProps = {
  reader: Reader
  compose: Compose
  /** Where it is sent, and below which it is kept as a draft. */
  action: string
  withSubject: boolean
  problems: Problems
  /** The address of this page, and the uploads of its matter. */
  path: string
  uploads: string
  audience: 'staff' | 'guest'
  /** Before the words: who reads it. */
  before?: Child
}

/** Where a page comes from again: with its query, unless it answers a form that was refused. */
export function addressOf({ path }: Frame, url: string): string {
  return path.startsWith(`${url}?`) ? path : url
}
