import { MINUTE, timestampIn } from './clock.ts'
import { MatterClosed, MatterReadOnly, NotFound, PasskeyNeeded } from './errors.ts'
import { findPhase, onlyReading } from './phases.ts'
import {
  FIRM_PERMISSIONS,
  type FirmPermission,
  type Given,
  highestLevel,
  type Level,
  type Levels,
  type MemberRow,
  type Permission,
  ROLE_TEMPLATES,
  rank,
  type Section,
  toLevels,
} from './rights.ts'
import { closedMatters, enterableMatters, holds, type Sources } from './scopes.ts'
import { ADMINISTRATOR, type FirmRole, type GuestViewer, type StaffViewer, type Viewer } from './viewer.ts'

/**
 * THE authorization file: nothing else decides who may do what (src/scopes.ts and src/readers.ts say the same in SQL). A
 * proof (`MatterAccess`, `StaffAccess`, `GuestAccess`, `FirmAccess`) lives for one request, and every query on protected
 * rows asks for one. A missing right, a wall and a missing row are the same `NotFound`.
 */

/** Proof that `viewer` may do `P` in one matter. `MatterAccess<'documents:edit'>` serves where `'documents:read'` is asked. */
export class MatterAccess<in P extends Permission = never> {
  declare protected readonly proof: (permission: P) => void
  protected constructor(
    readonly matterId: string,
    readonly viewer: Viewer,
    readonly levels: Levels,
  ) {}

  may(permission: Permission): boolean {
    const [section, level] = permission.split(':') as [Section, Level]
    return rank(this.levels[section]) >= rank(level)
  }
}

/** A staff member's proof: sees what is internal. */
export class StaffAccess<in P extends Permission = never> extends MatterAccess<P> {
  declare readonly viewer: StaffViewer

  static open<P extends Permission>(
    sources: Sources,
    viewer: StaffViewer,
    matterId: string,
    permission: P,
  ): StaffAccess<Given<P>> {
    return new StaffAccess<Given<P>>(matterId, viewer, levelsFor(sources, viewer, matterId, permission))
  }

  /**
   * The proof that reading-only does not take away: for closing, reopening, retention and destruction, and for taking back
   * what was given. Never for anything that adds to a matter.
   */
  static openWhateverPhase<P extends Permission>(
    sources: Sources,
    viewer: StaffViewer,
    matterId: string,
    permission: P,
  ): StaffAccess<Given<P>> {
    const levels = ownLevels(sources, viewer, matterId)
    if (!reaches(levels, permission)) throw new NotFound()
    return new StaffAccess<Given<P>>(matterId, viewer, levels)
  }

  /**
   * Reading by whoever runs the command line, and so holds the keys already: nobody of the portal acts, so nobody's rights or
   * walls are asked. For what leaves the machine as a whole.
   */
  static forAdministrator(matterId: string): StaffAccess<'documents:read' | 'members:read'> {
    return new StaffAccess(matterId, ADMINISTRATOR, onlyReading(ROLE_TEMPLATES['responsible-lawyer']))
  }

  /** The same viewer's proof of `permission`; null without that right. */
  narrowed<Q extends Permission>(permission: Q): StaffAccess<Given<Q>> | null {
    return this.may(permission) ? new StaffAccess<Given<Q>>(this.matterId, this.viewer, this.levels) : null
  }

  /** For what every staff member of the matter sees: its heading, and which sections open for them. */
  static enter(sources: Sources, viewer: StaffViewer, matterId: string): StaffAccess {
    return new StaffAccess(matterId, viewer, levelsFor(sources, viewer, matterId))
  }
}

/** A client's or outside person's proof: sees what was shared with them, and what they sent. */
export class GuestAccess<in P extends Permission = never> extends MatterAccess<P> {
  declare readonly viewer: GuestViewer

  static open<P extends Permission>(
    sources: Sources,
    viewer: GuestViewer,
    matterId: string,
    permission: P,
  ): GuestAccess<Given<P>> {
    return new GuestAccess<Given<P>>(matterId, viewer, levelsFor(sources, viewer, matterId, permission))
  }

  /** For what every guest of the matter sees: its heading, and which parts open for them. */
  static enter(sources: Sources, viewer: GuestViewer, matterId: string): GuestAccess {
    return new GuestAccess(matterId, viewer, levelsFor(sources, viewer, matterId))
  }

  /** The same viewer's proof of `permission`; null without that right. */
  narrowed<Q extends Permission>(permission: Q): GuestAccess<Given<Q>> | null {
    return this.may(permission) ? new GuestAccess<Given<Q>>(this.matterId, this.viewer, this.levels) : null
  }

  /** What a guest may read, for the firm to look at or to hand over; also when their portal is closed already. */
  static shownTo(sources: Sources, guest: GuestViewer, matterId: string): GuestAccess<'documents:read'> {
    const scopes = [enterableMatters(sources, guest), closedMatters(sources, guest)]
    const levels =
      scopes.some((scope) => holds(sources, scope, matterId)) && findLevels(sources, guest, matterId)
    if (!levels || rank(levels.documents) < rank('read')) throw new NotFound()
    return new GuestAccess<'documents:read'>(matterId, guest, onlyReading(levels))
  }
}

/** The same viewer's proof of `permission`, of whichever side they are; null without that right. */
export function narrowedTo<Q extends Permission>(
  access: MatterAccess,
  permission: Q,
): MatterAccess<Given<Q>> | null {
  const isOfSide = access instanceof StaffAccess || access instanceof GuestAccess
  return isOfSide ? access.narrowed(permission) : null
}

/** What `open` gives for these rights. */
export type EditDocuments = StaffAccess<Given<'documents:edit'>>
export type EditCalendar = StaffAccess<Given<'calendar:edit'>>
export type EditStatus = StaffAccess<Given<'status:edit'>>
export type EditMembers = StaffAccess<Given<'members:edit'>>
export type ContributeMessages = MatterAccess<Given<'messages:contribute'>>
export type ContributeDocuments = MatterAccess<Given<'documents:contribute'>>

/** Nobody gives more than they have themselves, nor more than fits the person. */
export function mayGive(
  giver: StaffAccess<'members:edit'>,
  kind: Viewer['kind'],
  section: Section,
  level: Level,
): boolean {
  return rank(level) <= rank(giver.levels[section]) && rank(level) <= rank(highestLevel(kind, section))
}

/** Guests replace no documents, whatever right they were given. */
export function mayReplace(access: MatterAccess<'documents:contribute'>): boolean {
  return access.viewer.kind === 'staff' && access.may('documents:edit')
}

function levelsFor(sources: Sources, viewer: Viewer, matterId: string, permission?: Permission): Levels {
  const levels = ownLevels(sources, viewer, matterId)
  if (!reaches(levels, permission)) throw new NotFound()
  const left = findPhase(sources, matterId) === 'open' ? levels : onlyReading(levels)
  if (!reaches(left, permission)) throw new MatterReadOnly()
  return left
}

function reaches(levels: Levels, permission?: Permission): boolean {
  const [section, level] = (permission ?? 'documents:none').split(':') as [Section, Level]
  return rank(levels[section]) >= rank(level)
}

/** Whatever the phase of the matter. */
function ownLevels(sources: Sources, viewer: Viewer, matterId: string): Levels {
  requireEntry(sources, viewer, matterId)
  const levels = findLevels(sources, viewer, matterId)
  if (!levels) throw new NotFound()
  return levels
}

/** Throws where nothing of the matter exists for `viewer` now; what they may do there, a proof says. */
export function requireEntry(sources: Sources, viewer: Viewer, matterId: string): void {
  if (holds(sources, enterableMatters(sources, viewer), matterId)) return
  if (viewer.kind !== 'staff' && holds(sources, closedMatters(sources, viewer), matterId))
    throw new MatterClosed(viewer, matterId)
  throw new NotFound()
}

/** As they were given, of somebody who may enter. */
function findLevels(sources: Sources, viewer: Viewer, matterId: string): Levels | null {
  if (viewer.firmRole === 'owner') return ROLE_TEMPLATES['responsible-lawyer']
  const member = sources.db
    .query<MemberRow, { matterId: string; personId: string }>(`
      select documents, messages, status, calendar, tasks, billing, members
      from matter_members where matter_id = $matterId and person_id = $personId`)
    .get({ matterId, personId: viewer.personId })
  return member && toLevels(member)
}

/** What it takes to add, invite, change or disable somebody of each kind. */
export const TO_MANAGE = { staff: 'staff:manage', client: 'people:manage', outside: 'people:manage' } as const

/** The firm's pages exist for its own people only, a client's for clients and outside people. */
export function requireStaff(viewer: Viewer): StaffViewer {
  if (viewer.kind !== 'staff') throw new NotFound()
  return viewer
}

export function requireGuest(viewer: Viewer): GuestViewer {
  if (viewer.kind === 'staff') throw new NotFound()
  return viewer
}

/** Proof that a staff member may do `P` for the firm as a whole. */
export class FirmAccess<in P extends FirmPermission = never> {
  declare protected readonly proof: (permission: P) => void
  private constructor(readonly viewer: StaffViewer) {}

  static open<P extends FirmPermission>(viewer: StaffViewer, permission: P): FirmAccess<P> {
    if (!FirmAccess.allows(viewer, permission)) throw new NotFound()
    return new FirmAccess<P>(viewer)
  }

  /** For a page that offers a link only to those whom it leads somewhere. */
  static allows(viewer: StaffViewer, permission: FirmPermission): boolean {
    return (FIRM_PERMISSIONS[permission] as readonly FirmRole[]).includes(viewer.firmRole)
  }
}

const FRESH = 5 * MINUTE

/** Dangerous acts (rights, brand, keys, closing) ask for the passkey again when it was last used over 5 minutes ago. */
export function requireFreshPasskey(sources: Pick<Sources, 'clock'>, viewer: Viewer): void {
  if (!hasFreshPasskey(sources, viewer)) throw new PasskeyNeeded()
}

/** For a page that says beforehand that the passkey will be asked for. */
export function hasFreshPasskey({ clock }: Pick<Sources, 'clock'>, viewer: Viewer): boolean {
  const { verifiedAt } = viewer
  return verifiedAt >= timestampIn(clock, -FRESH) && verifiedAt <= timestampIn(clock, FRESH)
}
