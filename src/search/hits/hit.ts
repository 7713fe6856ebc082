import type { GuestAccess, StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import type { Section } from '../../rights.ts'
import type { GuestViewer, Language, StaffViewer } from '../../viewer.ts'
import type { Source } from '../texts/queries.ts'

/** What is found, in the order in which a page shows it. */
export const GROUPS = [
  ...(['matters', 'messages', 'updates', 'tasks', 'dates', 'documents'] as const),
  ...(['comments', 'articles', 'notes'] as const),
] as const
export type Group = (typeof GROUPS)[number]

/** Something found, as its reader knows it. `text`: what it says besides its title. */
export type Hit = {
  /** Two rows of one thing are one hit. */
  key: string
  title: string
  /** Of title and text, where it is not the reader's. */
  lang: Language | undefined
  text: string | null
  href: string
  at: string | null
}

/** How rows of a source become hits: through the same queries as the pages, or not at all. */
export type HitSource = MatterSource | FirmSource

export type MatterSource = {
  source: Source
  group: Group
  /** Whose reader may know of it; null: whoever may enter the matter. */
  section: Section | null
  staff(deps: Deps, access: StaffAccess, id: string): Hit | null
  /** Null: never for clients and outside people, who are not even looked for there. */
  guest: ((deps: Deps, access: GuestAccess, id: string) => Hit | null) | null
}

/** What is of no matter: its reader is asked about without one. */
export type FirmSource = {
  source: Source
  group: Group
  section: 'firm'
  staff(deps: Deps, viewer: StaffViewer, id: string): Hit | null
  guest(deps: Deps, viewer: GuestViewer, id: string): Hit | null
}
