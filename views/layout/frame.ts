import type { IconName } from '../components/icon.tsx'
import type { Child } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** What every page stands in. Made once per request, handed to the layout as it is. */
export type Frame = {
  reader: Reader
  firm: {
    name: string
    logoUrl?: string | undefined
    brandUrl?: string | undefined
    /** the firm's words to its clients, in the reader's language where there are some */
    welcome?: string | null | undefined
    /** of the welcome, where it is not the reader's */
    welcomeLang?: 'en' | 'fr' | undefined
  }
  /** name under static/built → its URL */
  asset(name: string): string
  /** who is signed in */
  person?: { name: string } | undefined
  /** for clients and outside people: where the button leads that leaves the portal at once */
  exit?: string | undefined
  /** a calm line at the foot of a first page */
  note?: Child
  /** path and query of this page: where the language switch comes back to */
  path: string
  /** when this page was made, ISO 8601 in UTC */
  now: string
}

/** A place in the side navigation. `key` makes "g then key" go there. */
export type Place = {
  label: string
  href: string
  icon: IconName
  current?: boolean
  count?: number
  key?: string
}

/** What a staff page stands in besides. */
export type StaffFrame = Frame & {
  places: readonly Place[]
  /** a line across the top, such as "mails are waiting" */
  banner?: Child
}
