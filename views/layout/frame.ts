import type { Reader } from '../text/reader.ts'

/** What every page stands in. Made once per request, handed to the layout as it is. */
export type Frame = {
  reader: Reader
  firm: { name: string; logoUrl?: string | undefined; brandUrl?: string | undefined }
  /** name under static/built → its URL */
  asset(name: string): string
  /** who is signed in */
  person?: { name: string } | undefined
  /** path and query of this page: where the language switch comes back to */
  path: string
}
