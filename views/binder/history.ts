import type { EventKind } from '../../src/events/kinds.ts'
import type { MatterStatus } from '../../src/matters/vocabulary.ts'
import type { Reader } from '../text/reader.ts'

export type HistoryFacts = {
  kind: EventKind
  /** Null where the portal itself acted. */
  who: string | null
  /** A title that the reader of the binder knows. */
  what: string | null
  status: MatterStatus | null
  /** A calendar day. */
  until: string | null
}

/** One thing that happened, told to a client. */
export function guestHistoryWords({ text, format }: Reader, facts: HistoryFacts): string {
  const words = text.binder.happened
  const { kind, status, until } = facts
  const who = facts.who ?? text.events.portal
  const what = facts.what === null ? text.binder.aDocument : text.binder.titled(facts.what)
  const sentences: Partial<Record<EventKind, string>> = {
    'matter.created': words.opened,
    'matter.status-changed': words.status(status ? text.matters.status[status].toLowerCase() : ''),
    'document.shared': words.shared(who, what),
    'document.recalled': words.recalled(who, what),
    'document.added': words.sent(what),
    'document.replaced': words.sent(what),
    'document.acknowledged': words.acknowledged(what),
    'closing.planned': words.closing(until ? format.date(until) : ''),
    'matter.read-only': words.readOnly,
    'matter.closed': words.closed,
    'matter.reopened': words.reopened,
  }
  return sentences[kind] ?? ''
}
