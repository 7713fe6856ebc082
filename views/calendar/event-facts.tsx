import type { EventFacts, EventView } from '../../src/calendar/read-event.ts'
import type { Read } from '../../src/calendar/words.ts'
import { type Definition, DefinitionList } from '../components/definition-list.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { momentText, When } from './when.tsx'

type Props = { reader: Reader; view: EventView; now: string }

/** When, where, what to bring, who: what somebody who comes has to know. */
export function EventFactsList({ reader, view, now }: Props): Html {
  const words = reader.text.calendar
  const { facts, coming } = view
  const items: (Definition | null)[] = [
    { term: words.when, value: <WhenAndWas {...{ reader, view, now }} /> },
    facts.repeat && { term: words.repeats, value: repeatText(reader, facts) },
    facts.place !== null ? { term: words.place, value: <Place reader={reader} place={facts.place} /> } : null,
    facts.videoUrl !== null
      ? { term: words.video, value: <OutsideLink href={facts.videoUrl}>{words.join}</OutsideLink> }
      : null,
    facts.bring && { term: words.bring, value: <Lines read={facts.bring} /> },
    facts.notes && { term: words.notes, value: <Lines read={facts.notes} /> },
    coming.length > 0 ? { term: words.who, value: whoText(reader, coming) } : null,
  ]
  return <DefinitionList items={items.filter((item) => item !== null)} />
}

/** Under a time that was changed last, what it was before. */
function WhenAndWas({ reader, view: { date, changes }, now }: Props): Html {
  const was = changes[0]?.kind === 'changed' ? changes[0].was.moment : null
  const text = was && momentText(reader, was, now)
  return (
    <>
      <p class="begins">
        <When reader={reader} moment={date} now={now} />
      </p>
      {text && text !== momentText(reader, date, now) && (
        <p class="quiet begins">
          {reader.text.calendar.was} <s>{text}</s>
        </p>
      )}
    </>
  )
}

export function repeatText(reader: Reader, { repeat }: Pick<EventFacts, 'repeat'>): string | null {
  if (!repeat) return null
  const words = reader.text.calendar
  return words.repeatUntil(words.repeat[repeat.repeat], reader.format.date(repeat.until))
}

function whoText({ text, format }: Reader, coming: EventView['coming']): Html {
  return <bdi>{format.list(coming.map(({ name, isViewer }) => (isViewer ? text.calendar.you : name)))}</bdi>
}

/** The map is another house's page: the portal loads nothing of it, and it is not told where the reader came from. */
function Place({ reader, place }: { reader: Reader; place: string }): Html {
  const words = reader.text.calendar
  const query = new URLSearchParams({ query: place })
  return (
    <>
      <bdi>{place}</bdi>
      <br />
      <OutsideLink href={`https://www.openstreetmap.org/search?${query}`}>{words.map}</OutsideLink>{' '}
      <span class="quiet">({words.mapHint})</span>
    </>
  )
}

function OutsideLink({ href, children }: { href: string; children?: Child }): Html {
  return (
    <a href={href} rel="external noopener noreferrer nofollow" target="_blank">
      {children}
    </a>
  )
}

function Lines({ read: { text, lang } }: { read: Read }): Html {
  return (
    <span class="written-lines" lang={lang} dir="auto">
      {text}
    </span>
  )
}
