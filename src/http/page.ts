import { Elysia } from 'elysia'
import { SecondPasskeyNotice } from '../../views/account/second-passkey-notice.tsx'
import type { Frame, StaffFrame } from '../../views/layout/frame.ts'
import { requireGuest, requireStaff } from '../access.ts'
import { needsSecondPasskey } from '../account/read.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { SignInNeeded } from '../errors.ts'
import { brandUrl, logoUrl } from '../firm/brand.ts'
import { getFirm } from '../firm/queries.ts'
import { findPerson } from '../people/queries.ts'
import { USUAL_EXITS } from '../quick-exit/address.ts'
import type { GuestViewer, StaffViewer, Viewer } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'
import { contextOf } from './context.ts'
import { readerOf } from './language.ts'
import { staffPlaces } from './staff-places.ts'

/** Where somebody arrives after signing in; most clients have one matter, and arrive in it. */
const FIRST_PAGE = /^\/(firm|portal|portal\/matters\/[^/]+)$/

/** What every page stands in: hand it to the layout as it is. */
export function pageFrame(deps: Deps, request: Request): Frame {
  const firm = getFirm(deps.db, deps.vault)
  const { viewer } = contextOf(request)
  const person = viewer && findPerson(deps.db, deps.vault, viewer.personId)
  const { pathname, search } = new URL(request.url)
  const reader = readerOf(request, firm)
  return {
    reader,
    firm: {
      name: firm.name,
      brandUrl: brandUrl(firm),
      ...(firm.logoVersion && { logoUrl: logoUrl(firm.logoVersion) }),
      welcome: inLanguage(firm.welcome, reader.language),
      welcomeLang: otherLanguage(firm.welcome, reader.language),
    },
    asset: deps.assets.asset,
    path: pathname + search,
    now: timestamp(deps.clock),
    ...(person && { person: { name: person.name } }),
    ...(person && person.kind !== 'staff' && { exit: firm.exitAddress ?? USUAL_EXITS[reader.language] }),
    ...(viewer && FIRST_PAGE.test(pathname) && needsSecondPasskey(deps, viewer)
      ? { note: SecondPasskeyNotice({ reader }) }
      : {}),
  }
}

export function staffFrame(deps: Deps, request: Request): StaffFrame {
  const frame = pageFrame(deps, request)
  return { ...frame, ...staffPlaces(deps, staffViewer(request), frame) }
}

/** Gives a staff feature's handlers `viewer` and `frame`. */
export const staffSide = (deps: Deps) =>
  new Elysia({ name: 'staff-side' }).resolve({ as: 'scoped' }, ({ request }) => ({
    viewer: staffViewer(request),
    frame: staffFrame(deps, request),
  }))

/** Gives a client-side feature's handlers `viewer` and `frame`. */
export const guestSide = (deps: Deps) =>
  new Elysia({ name: 'guest-side' }).resolve({ as: 'scoped' }, ({ request }) => ({
    viewer: guestViewer(request),
    frame: pageFrame(deps, request),
  }))

/** For what everybody has: their own account, passkeys and sessions. */
export const anySide = (deps: Deps) =>
  new Elysia({ name: 'any-side' }).resolve({ as: 'scoped' }, ({ request }) => ({
    viewer: signedIn(request),
    frame: homeFrame(deps, request),
  }))

function homeFrame(deps: Deps, request: Request): Frame | StaffFrame {
  return signedIn(request).kind === 'staff' ? staffFrame(deps, request) : pageFrame(deps, request)
}

export function staffViewer(request: Request): StaffViewer {
  return requireStaff(signedIn(request))
}

export function guestViewer(request: Request): GuestViewer {
  return requireGuest(signedIn(request))
}

function signedIn(request: Request): Viewer {
  const { viewer } = contextOf(request)
  if (!viewer) throw new SignInNeeded()
  return viewer
}
