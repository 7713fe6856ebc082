export const FIRM_ROLES = ['owner', 'lawyer', 'assistant', 'bookkeeper'] as const
export type FirmRole = (typeof FIRM_ROLES)[number]
export const PERSON_KINDS = ['client', 'outside', 'staff'] as const
export type PersonKind = (typeof PERSON_KINDS)[number]
export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** Who acts, with which passkey, from where: what the event log records. */
export type Actor = { personId: string | null; passkeyId: string | null; from: string | null }

type SignedIn = {
  personId: string
  passkeyId: string
  from: string
  sessionId: string
  language: Language
  /** When the passkey was last used in this session. */
  verifiedAt: string
}
export type StaffViewer = SignedIn & { kind: 'staff'; firmRole: FirmRole }
export type GuestViewer = SignedIn & { kind: 'client' | 'outside'; firmRole: null }
export type Viewer = StaffViewer | GuestViewer

/** Whoever runs the command line: no person of the portal. */
export const ADMINISTRATOR: StaffViewer = {
  ...{ kind: 'staff', firmRole: 'owner', personId: '', passkeyId: '', sessionId: '', from: 'local' },
  ...{ language: 'en', verifiedAt: '' },
}
