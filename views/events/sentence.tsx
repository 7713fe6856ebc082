import type { EventLine } from '../../src/audit/describe.ts'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Slots = Readonly<Record<string, Child>>

/** One event as a sentence without its full stop: "Sophie Tremblay shared Application with Marie Gagnon". */
export function EventSentence({ reader, event }: { reader: Reader; event: EventLine }): Html {
  return <span>{fill(reader.text.events.sentences[event.kind], slotsOf(reader, event))}</span>
}

/** The same as plain text, for CSV and for print. */
export function eventText(reader: Reader, event: EventLine): string {
  const slots = slotsOf(reader, { ...event, what: null })
  const what = event.what?.label
  return fill(reader.text.events.sentences[event.kind], {
    ...slots,
    who: event.who ?? reader.text.events.portal,
    whom: event.whom,
    ...(what !== undefined && { what }),
  }).join('')
}

function slotsOf({ text, format }: Reader, event: EventLine): Slots {
  const { events, matters } = text
  return {
    who: <b>{event.who ?? events.portal}</b>,
    whom: event.whom && <OtherPerson event={event} words={events.andOthers} />,
    what: event.what && <Subject event={event} words={events.andOthers} />,
    // Several people at once may have been given several roles.
    role: event.others === 0 && event.role && events.roles[event.role],
    status: event.status && matters.status[event.status].toLowerCase(),
    fields: format.list(fieldWords(events.fields, event.fields)),
    date: event.closesAt && format.date(event.closesAt),
    version: event.version,
    count: event.count !== null && events.documents(event.count),
    whomFallback: events.somebody,
    whatFallback: events.something,
  }
}

function Subject({ event, words }: { event: EventLine; words: (n: number) => string }): Html {
  const { label, href } = event.what ?? { label: '', href: null }
  return (
    <>
      {href ? <a href={href}>{label}</a> : <b>{label}</b>}
      {event.others > 0 && words(event.others)}
    </>
  )
}

function OtherPerson({ event, words }: { event: EventLine; words: (n: number) => string }): Html {
  return (
    <>
      <b>{event.whom}</b>
      {event.others > 0 && !event.what && words(event.others)}
    </>
  )
}

function fieldWords(words: Readonly<Record<string, string>>, fields: readonly string[]): string[] {
  return fields.map((field) => words[field]).filter((word) => word !== undefined)
}

/** Puts the slots in; a part in [ ] goes when its slot is empty, and a bare slot has a general word instead. */
function fill(template: string, slots: Slots): Child[] {
  return template.split(/(\[[^\]]*\])/).flatMap((part): Child[] => {
    const optional = part.startsWith('[')
    const names = [...part.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    if (optional && names.some((name) => !slots[name])) return []
    return (optional ? part.slice(1, -1) : part)
      .split(/(\{\w+\})/)
      .map((piece) =>
        piece.startsWith('{') ? slots[piece.slice(1, -1)] || slots[`${piece.slice(1, -1)}Fallback`] : piece,
      )
  })
}
