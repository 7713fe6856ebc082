import type { Language } from '../viewer.ts'

/** One thing that is asked of a client. `key` is its own among all of a matter. */
export type Asked = {
  key: string
  kind: 'confirm' | 'request' | 'task'
  title: string
  /** Of the title, where it is not the reader's. */
  lang: Language | undefined
  /** A day in the firm's zone. */
  dueOn: string | null
  isLate: boolean
  isSentBack: boolean
  href: string
}
