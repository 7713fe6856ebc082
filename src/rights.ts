import type { FirmRole, PersonKind, Viewer } from './viewer.ts'

export const SECTIONS = [
  'documents',
  'messages',
  'status',
  'calendar',
  'tasks',
  'billing',
  'members',
] as const
export type Section = (typeof SECTIONS)[number]
/** Those that have pages: what a form offers and a list shows. Rights in the others are kept for when they come. */
export const OFFERED_SECTIONS: readonly Section[] = [
  'documents',
  'messages',
  'status',
  'calendar',
  'tasks',
  'members',
]
export const LEVELS = ['none', 'read', 'comment', 'contribute', 'edit'] as const
export type Level = (typeof LEVELS)[number]
export type Levels = Record<Section, Level>

const MATTER_ROLES = [
  'responsible-lawyer',
  'lawyer',
  'assistant',
  'bookkeeper',
  'client',
  'co-counsel',
  'third-party',
] as const
export type MatterRole = (typeof MATTER_ROLES)[number]

export function everySection<T>(of: (section: Section) => T): Record<Section, T> {
  return Object.fromEntries(SECTIONS.map((section) => [section, of(section)])) as Record<Section, T>
}

const everything = (level: Level): Levels => everySection(() => level)

/** What a role is given when somebody joins a matter; each section can then be set by hand. */
export const ROLE_TEMPLATES: Record<MatterRole, Levels> = {
  'responsible-lawyer': everything('edit'),
  lawyer: { ...everything('edit'), members: 'read' },
  assistant: { ...everything('edit'), billing: 'read', members: 'read' },
  bookkeeper: { ...everything('none'), billing: 'edit', members: 'read' },
  client: {
    ...everything('read'),
    documents: 'contribute',
    messages: 'contribute',
    tasks: 'contribute',
    members: 'none',
  },
  'co-counsel': {
    ...everything('none'),
    documents: 'read',
    messages: 'contribute',
    status: 'read',
    calendar: 'read',
  },
  'third-party': { ...everything('none'), documents: 'read' },
}

/** Which matter roles fit which kind of person. */
export const ROLES_FOR_KIND: Record<PersonKind, readonly MatterRole[]> = {
  staff: ['responsible-lawyer', 'lawyer', 'assistant', 'bookkeeper'],
  client: ['client'],
  outside: ['co-counsel', 'third-party'],
}

/** What somebody of the firm becomes in a matter that they open for another. */
export const ROLE_OF_OPENER: Record<FirmRole, MatterRole> = {
  owner: 'lawyer',
  lawyer: 'lawyer',
  assistant: 'assistant',
  bookkeeper: 'bookkeeper',
}

/** What somebody of the firm may do beyond single matters. */
export const FIRM_PERMISSIONS = {
  'firm:manage': ['owner'],
  'people:read': ['owner', 'lawyer', 'assistant', 'bookkeeper'],
  'people:manage': ['owner', 'lawyer', 'assistant'],
  'staff:manage': ['owner'],
  'matters:create': ['owner', 'lawyer', 'assistant'],
  'matters:all': ['owner'],
  'walls:manage': ['owner'],
  'log:read': ['owner'],
  'mail:read': ['owner', 'lawyer', 'assistant'],
  'library:edit': ['owner', 'lawyer', 'assistant'],
  'roll-out:manage': ['owner', 'lawyer', 'assistant'],
} as const satisfies Record<string, readonly FirmRole[]>
export type FirmPermission = keyof typeof FIRM_PERMISSIONS

/** Who of the firm can answer for a matter. */
export const ANSWERING_ROLES: readonly (FirmRole | null)[] = ['owner', 'lawyer']

/** The side that a document comes from; what the firm's people add stays internal until it is shared. */
export type Origin = 'firm' | 'client'
export function originFrom(kind: PersonKind): Origin {
  return kind === 'staff' ? 'firm' : 'client'
}

/** Outside people: at most this long, then somebody decides again. */
export const OUTSIDE_DAYS_AT_MOST = 90

export type Permission = `${Section}:${Exclude<Level, 'none'>}`

type LowerThan = {
  none: never
  read: never
  comment: 'read'
  contribute: 'read' | 'comment'
  edit: 'read' | 'comment' | 'contribute'
}
/** What somebody has who was given `P`: the lower levels too. */
export type Given<P extends Permission> = P extends `${infer S extends Section}:${infer L extends Level}`
  ? P | `${S}:${LowerThan[L]}`
  : never

/** 0 to 4. */
export function rank(level: Level): number {
  return LEVELS.indexOf(level)
}

export type MemberRow = Record<Section, number>

export function toLevels(row: MemberRow): Levels {
  const levels = everything('none')
  for (const section of SECTIONS) levels[section] = LEVELS[row[section]] ?? 'none'
  return levels
}

/** As the database keeps levels: 0 to 4. */
export function fromLevels(levels: Levels): MemberRow {
  return Object.fromEntries(SECTIONS.map((section) => [section, rank(levels[section])])) as MemberRow
}

/** The most that a kind of person can be given; who is in a matter is never a guest's business. */
export function highestLevel(kind: PersonKind, section: Section): Level {
  if (kind === 'staff') return 'edit'
  return section === 'members' ? 'none' : 'contribute'
}

/** Guests do not choose among the firm's folders: they name their own, by a path. */
export function mayChooseFolder(viewer: Viewer): boolean {
  return viewer.kind === 'staff'
}

/** A guest's folder is never one of the firm's: a name they guess must not put their files among what is internal. */
export function mayFileIn(viewer: Viewer, folder: { createdBy: string }): boolean {
  return viewer.kind === 'staff' || folder.createdBy === viewer.personId
}

/** Only the firm's own people may take all the room of a matter before their files are there. */
export function mayFillMatter(viewer: Viewer): boolean {
  return viewer.kind === 'staff'
}

/** Clients and outside people read the conversations they take part in; the firm's people on a matter read them all. */
export function readsEveryThread(viewer: Viewer): boolean {
  return viewer.kind === 'staff'
}

/** Why a member's right stays as it is: whoever answers for the matter keeps theirs, and nobody changes their own. */
export function whyFixed(
  viewer: Viewer,
  { personId, role }: { personId: string; role: MatterRole },
): 'responsible' | 'oneself' | null {
  if (role === 'responsible-lawyer') return 'responsible'
  return personId === viewer.personId ? 'oneself' : null
}
