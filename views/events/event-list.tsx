import type { EventLine } from '../../src/audit/describe.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { EventSentence } from './sentence.tsx'

/** What happened, the newest first, under the name of each day. `withMatter` says once below a run in which matter. */
export function EventList({
  reader,
  events,
  now,
  withMatter = false,
}: {
  reader: Reader
  events: readonly EventLine[]
  now: string
  withMatter?: boolean
}): Html {
  const days = Map.groupBy(events, ({ at }) => reader.format.relativeDay(at, now))
  return (
    <div class="event-days">
      {[...days].map(([day, lines]) => (
        <section>
          <h3>{day}</h3>
          <ol class="events">
            {lines.map((event, i) => (
              <li>
                <time datetime={event.at}>{reader.format.time(event.at)}</time>
                <div>
                  <EventSentence reader={reader} event={event} />
                  {withMatter && event.matter?.id !== lines[i + 1]?.matter?.id && (
                    <MatterLink matter={event.matter} />
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function MatterLink({ matter }: { matter: EventLine['matter'] }): Html | null {
  if (!matter) return null
  return (
    <a class="quiet second-line" href={`/firm/matters/${matter.id}`}>
      {`${matter.number} ${matter.title}`}
    </a>
  )
}
