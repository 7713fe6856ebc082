import type { EventFacts, ShownChange } from '../../src/calendar/read-event.ts'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { repeatText } from './event-facts.tsx'
import { momentText } from './when.tsx'

type Props = { reader: Reader; changes: readonly ShownChange[]; now: string }

/** Old and new beside each other, the last change first. */
export function Changes({ reader, changes, now }: Props): Html | null {
  if (changes.length === 0) return null
  const words = reader.text.calendar
  return (
    <Sheet id="changes" title={words.changesTitle}>
      <Rows>
        {changes.map((change) => (
          <RowItem
            title={<Change {...{ reader, change, now }} />}
            quiet={words.changedBy(change.by, reader.format.dateTime(change.at, now))}
          />
        ))}
      </Rows>
    </Sheet>
  )
}

function Change({ reader, change, now }: { reader: Reader; change: ShownChange; now: string }): Html {
  const words = reader.text.calendar
  const { kind, was, became } = change
  if (kind === 'cancelled') return <s>{words.cancelledBy(momentText(reader, was.moment, now))}</s>
  const [before, after] = [factTexts(reader, was, now), factTexts(reader, became, now)]
  const fields = Object.keys(words.fields) as (keyof typeof words.fields)[]
  return (
    <ul class="changed-fields">
      {fields
        .filter((field) => before[field] !== after[field])
        .map((field) => (
          <li>
            {words.fields[field]}
            {reader.language === 'fr' ? '\u202f: ' : ': '}
            {before[field] && (
              <>
                <s>{before[field]}</s>{' '}
              </>
            )}
            <NewText>{after[field] ?? words.none}</NewText>
          </li>
        ))}
    </ul>
  )
}

function NewText({ children }: { children?: Child }): Html {
  return <ins>{children}</ins>
}

type Fields = Record<keyof Reader['text']['calendar']['fields'], string | null>

function factTexts(reader: Reader, facts: EventFacts, now: string): Fields {
  const { kind, moment, place, videoUrl, title, bring, notes } = facts
  return {
    when: momentText(reader, moment, now),
    repeat: repeatText(reader, facts),
    place,
    video: videoUrl,
    title: title?.text ?? null,
    bring: bring?.text ?? null,
    notes: notes?.text ?? null,
    kind: reader.text.calendar.kinds[kind],
  }
}
