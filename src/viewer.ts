export type FirmRole = 'owner' | 'lawyer' | 'assistant' | 'bookkeeper'
export type Language = 'en' | 'fr'

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
