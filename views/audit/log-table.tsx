import type { LogLine } from '../../src/audit/lines.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Table, TwoLines } from '../components/table.tsx'
import { EventSentence } from '../events/sentence.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; lines: readonly LogLine[]; withMatter?: boolean }

export function LogTable({ reader, lines, withMatter = false }: Props): Html {
  const words = reader.text.audit
  return (
    <Table
      id="log"
      reader={reader}
      caption={words.title}
      columns={[
        { label: words.what },
        { label: words.when(reader.format.zone) },
        { label: words.where },
        { label: words.number, kind: 'number' },
      ]}
      rows={lines.map((line) => ({ id: `event-${line.seq}`, cells: cellsOf(reader, line, withMatter) }))}
      empty={<EmptyState icon="scroll-text" title={words.emptyTitle} hint={words.emptyHint} />}
    />
  )
}

function cellsOf(reader: Reader, line: LogLine, withMatter: boolean): Child[] {
  const { at, from, passkey, seq, matter } = line
  return [
    <>
      <EventSentence reader={reader} event={line} />
      {withMatter && matter && (
        <span class="second-line">
          <MatterName matter={matter} destroyed={reader.text.audit.destroyed} />
        </span>
      )}
    </>,
    <LogTime reader={reader} at={at} />,
    <TwoLines quiet={passkey && reader.text.audit.passkey(passkey)}>{from ?? '–'}</TwoLines>,
    <span class="figures">{reader.format.number(seq)}</span>,
  ]
}

/** Of a destroyed matter only the number is left, and no page. */
function MatterName({
  matter,
  destroyed,
}: {
  matter: NonNullable<LogLine['matter']>
  destroyed: string
}): Html {
  const { id, number, title } = matter
  if (!title) return <span class="quiet">{`${number} (${destroyed})`}</span>
  return (
    <a class="quiet" href={`/firm/matters/${id}`}>
      {`${number} ${title}`}
    </a>
  )
}

/** The zone stands over the column; the seconds are in UTC. */
function LogTime({ reader, at }: { reader: Reader; at: string }): Html {
  const { date, time, utc } = reader.format
  return (
    <time datetime={at} class="time">
      {`${date(at)}, ${time(at)}`}
      <span class="quiet second-line figures">{utc(at)}</span>
    </time>
  )
}
