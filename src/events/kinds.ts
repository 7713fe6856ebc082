import type { Texts } from '../languages/needed.ts'
import type { MatterStatus } from '../matters/vocabulary.ts'
import type { Pace } from '../preferences/preference.ts'
import type { MatterRole } from '../rights.ts'
import type { FirmRole } from '../viewer.ts'

/** Every kind of event, with what it records besides who, when, from where, which matter and which subject. */
export type EventDetails = {
  'firm.created': Record<never, never>
  'firm.changed': { fields: string[] }
  'person.added': Record<never, never>
  /** `formerRole`: where it is among `fields`. */
  'person.changed': { fields: string[]; formerRole?: FirmRole | null }
  'person.disabled': Record<never, never>
  'person.enabled': Record<never, never>
  'enrolment.created': { expiresAt: string }
  'enrolment.refused': { reason: string }
  'enrolment.completed': Record<never, never>
  'passkey.added': { name: string }
  'passkey.refused': { reason: string }
  'passkey.renamed': { name: string }
  'passkey.removed': { name: string }
  'passkey.counter-went-back': { stored: number; received: number }
  'session.started': { device: string }
  'session.ended': { device: string }
  'session.verified': Record<never, never>
  'session.refused': { reason: string }
  'matter.created': { number: string }
  /** `formerResponsible`: the id of who answered for it, where that is among `fields`. */
  'matter.changed': { fields: string[]; formerResponsible?: string }
  'matter.status-changed': { status: MatterStatus }
  'member.added': { role: MatterRole; endsAt: string | null }
  'member.changed': { role: MatterRole; endsAt: string | null }
  'member.removed': { role: MatterRole }
  'wall.raised': { reason: string }
  'wall.lowered': Record<never, never>
  'folder.created': { name: string }
  'folder.renamed': { name: string }
  'folder.moved': { folder: string | null }
  'document.added': { fileName: string; byteSize: number; sha256: string; version: number }
  'document.replaced': { fileName: string; byteSize: number; sha256: string; version: number }
  'document.moved': { folder: string | null }
  'document.shared': { version: number; title: string }
  'document.recalled': { opened: boolean }
  'document.opened': { version: number; sha256: string }
  'document.downloaded': { version: number; sha256: string }
  'document.acknowledged': { version: number; sha256: string }
  'document.damaged': { version: number }
  'documents.exported': { count: number }
  'request.made': { title: string; count: number }
  'request.due-changed': { title: string; dueOn: string | null }
  'request.withdrawn': { title: string }
  'request.item-sent': { title: string }
  'request.item-lacking': { title: string }
  'request.item-accepted': { title: string }
  'request.item-sent-back': { title: string }
  'request.item-excused': { title: string }
  'request.item-reopened': { title: string }
  /** `count`: how many things were due. */
  'request.reminded': { count: number }
  'task.given': { title: string }
  'task.due-changed': { title: string; dueOn: string | null }
  'task.done': { title: string }
  'task.undone': { title: string }
  'task.confirmed': { title: string }
  'task.reopened': { title: string }
  'task.withdrawn': { title: string }
  'internal-task.added': { title: string }
  'internal-task.changed': { title: string }
  'internal-task.done': { title: string }
  'internal-task.reopened': { title: string }
  'internal-task.removed': { title: string }
  'thread.started': { title: string; participants: string[] }
  'thread.joined': { title: string }
  'thread.left': { title: string }
  'message.sent': { title: string }
  'message.read': { title: string }
  /** `was`: what it said until then, sealed as everything here is. */
  'message.corrected': { title: string; was: Texts }
  'message.withdrawn': { title: string; was: Texts }
  'note.written': Record<never, never>
  'note.changed': { was: Texts }
  'note.copied': { title: string }
  'document.commented': { title: string }
  'event.commented': { title: string }
  'task.commented': { title: string }
  'request.commented': { title: string }
  'comment.corrected': { was: Texts }
  'comment.withdrawn': { was: Texts }
  'receipt.made': Record<never, never>
  /** `sha256`: of the binder's manifest. */
  'binder.downloaded': { sha256: string }
  /** `verified`: the written file was read back and found whole. */
  'matter.exported': { sha256: string; verified: boolean }
  'article.added': { title: string }
  'article.changed': { title: string }
  'article.published': { title: string }
  'article.withdrawn': { title: string }
  'article.removed': { title: string }
  'roll-out.changed': { on: boolean }
  'first-visit.done': Record<never, never>
  'checkpoint.sent': { seq: number }
  'witness.added': { name: string }
  'witness.removed': { name: string }
  'notice.sent': { mailId: string }
  /** A date passes before its person may be written to: somebody has to reach them. */
  'notice.withheld': Record<never, never>
  'telling.changed': { pace: Pace }
  'safe-contact.changed': { on: boolean }
  'mail.failed': { response: string }
  'mail.complained': Record<never, never>
  'mail.retried': Record<never, never>
  'mail.dismissed': Record<never, never>
  'closing.planned': { closesAt: string }
  'closing.changed': { closesAt: string }
  'closing.called-off': Record<never, never>
  'closing.reminded': { days: number }
  'closing.acknowledged': Record<never, never>
  'template.changed': { name: string }
  'stages.set': Record<never, never>
  'stages.changed': Record<never, never>
  'stage.begun': { title: string }
  'update.written': Record<never, never>
  'update.added-to': Record<never, never>
  'update.corrected': Record<never, never>
  'update.withdrawn': Record<never, never>
  'heartbeat.sent': Record<never, never>
  'update.requested': Record<never, never>
  'team.changed': Record<never, never>
  'calendar.added': { title: string }
  'calendar.changed': { title: string }
  'calendar.coming-changed': { title: string }
  'calendar.cancelled': { title: string }
  'calendar.reminded': Record<never, never>
  'feed.created': Record<never, never>
  'feed.revoked': Record<never, never>
  'retention.changed': { recordClass: string; years: number | null }
  'hold.placed': { reason: string }
  'hold.lifted': Record<never, never>
  'matter.read-only': { closesAt: string }
  'matter.closed': Record<never, never>
  'matter.reopened': Record<never, never>
  'destruction.requested': Record<never, never>
  'destruction.withdrawn': Record<never, never>
  'destruction.approved': Record<never, never>
  'matter.destroyed': { certificateId: string; fingerprint: string; count: number }
  /** No registered copy of the keyring opens the matter any more. */
  'destruction.completed': { certificateId: string }
  'log.read': Record<never, never>
  'log.exported': Record<never, never>
  'portal.upgraded': { fromSchema: string; toSchema: string; snapshot: string | null }
  'portal.rolled-back': { seq: number; head: string }
  /** `seq` and `head`: the last event in the backup, after which the log is another one than it was. */
  'portal.restored': { snapshot: string; seq: number; head: string; rollback: boolean }
  'restore.proved': { snapshot: string }
  'restore.proof-failed': { snapshot: string | null; reason: string }
  /** By a passphrase; `failures`: how many wrong ones came before it. */
  'portal.unlocked': { failures: number }
  'unlock.changed': { holding: string }
  'keyring.exported': { copy: number; name: string }
  'keyring.rotated': { generation: number }
  'copy.attested': { copy: number; name: string }
  'recovery.replaced': { fingerprint: string }
  'recovery.tested': { matters: number }
  'matter.rekey-begun': Record<never, never>
  'matter.rekeyed': Record<never, never>
  'backup.made': { snapshot: string }
  'backup.failed': { reason: string }
}
export type EventKind = keyof EventDetails

/** `subjectId`: the row it is about (document, folder, passkey …). `personId`: the other person it concerns. */
export type NewEvent<K extends EventKind = EventKind> = {
  [Kind in K]: {
    kind: Kind
    matterId?: string | null
    subjectId?: string | null
    personId?: string | null
    details: EventDetails[Kind] & { from?: never }
  }
}[K]

type AllKeys<T> = T extends unknown ? keyof T : never
type ValueOf<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never
type Details = EventDetails[EventKind]

/** What any event may hold when it is opened again; `from`: the address its actor came from. */
export type OpenDetails = { [Key in AllKeys<Details>]?: ValueOf<Details, Key> } & { from: string | null }
