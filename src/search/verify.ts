import { GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors.ts'
import { readGuestMatterHeading, readMatterHeading } from '../matters/read-heading.ts'
import type { Language, Viewer } from '../viewer.ts'
import type { FirmSource, Hit, HitSource, MatterSource } from './hits/hit.ts'
import type { Candidate } from './index/messages.ts'
import { marked, type Piece, snippetOf } from './snippet.ts'
import { holdsTerms, type Terms } from './terms.ts'

/** A hit as a page shows it. */
export type Found = Pick<Hit, 'key' | 'href' | 'lang' | 'at'> & {
  title: Piece[]
  snippet: Piece[]
  /** Null: it is of no matter. */
  matter: { number: string; title: string; lang: Language | undefined } | null
}

/**
 * Opens what the index found: with a proof for its matter as of now, through the feature's own query. The index may know
 * words that this viewer does not see, such as a title in the other language: what they see must hold the words itself.
 */
export function hitReader(
  deps: Deps,
  viewer: Viewer,
  terms: Terms,
): (source: HitSource, row: Candidate) => Found | null {
  const enter = once((matterId) => entered(deps, viewer, matterId))
  return (source, { id, matterId }) => {
    const place = source.section === 'firm' ? null : enter(matterId)
    const hit =
      source.section === 'firm' ? firmHit(deps, viewer, source, id) : matterHit(deps, place, source, id)
    if (!hit || !holdsTerms(`${hit.title}\n${hit.text ?? ''}`, terms)) return null
    const { key, href, lang, at } = hit
    return {
      ...{ key, href, lang, at, matter: place?.matter() ?? null },
      title: marked(hit.title, terms),
      snippet: snippetOf(hit.text ?? '', terms),
    }
  }
}

function firmHit(deps: Deps, viewer: Viewer, source: FirmSource, id: string): Hit | null {
  return viewer.kind === 'staff' ? source.staff(deps, viewer, id) : source.guest(deps, viewer, id)
}

function matterHit(deps: Deps, place: Place | null, source: MatterSource, id: string): Hit | null {
  if (!place) return null
  if (place.kind === 'staff') return source.staff(deps, place.access, id)
  return source.guest?.(deps, place.access, id) ?? null
}

type Place = { matter: () => NonNullable<Found['matter']> } & (
  | { kind: 'staff'; access: StaffAccess }
  | { kind: 'guest'; access: GuestAccess }
)

/** Null where the viewer may not enter now. */
function entered(deps: Deps, viewer: Viewer, matterId: string): Place | null {
  try {
    if (viewer.kind === 'staff') {
      const access = StaffAccess.enter(deps, viewer, matterId)
      const matter = () => ({ ...readMatterHeading(deps, access), lang: undefined })
      return { kind: 'staff', access, matter: memo(matter) }
    }
    const access = GuestAccess.enter(deps, viewer, matterId)
    const matter = () => guestMatter(deps, access)
    return { kind: 'guest', access, matter: memo(matter) }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

function guestMatter(deps: Deps, access: GuestAccess): NonNullable<Found['matter']> {
  const { number, title, titleLang } = readGuestMatterHeading(deps, access, access.viewer.language)
  return { number, title, lang: titleLang }
}

function memo<T>(read: () => T): () => T {
  let known: { value: T } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}

function once<T>(read: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, read(key))
    return known.get(key) as T
  }
}
