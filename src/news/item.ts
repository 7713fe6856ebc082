import type { Language } from '../viewer.ts'

/** One thing that its reader has not seen yet. */
export type NewsItem = {
  kind: 'document' | 'update' | 'message' | 'comment' | 'event' | 'cancelled'
  title: string
  /** Of the title, where it is not the reader's language. */
  lang: Language | undefined
  at: string
  href: string
}
/** The newest of them, and how many there are. */
export type News = { items: readonly NewsItem[]; count: number }
