import { eventText } from '../../views/events/sentence.tsx'
import type { Reader } from '../../views/text/reader.ts'
import type { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { noteReading } from '../events/note-reading.ts'
import { findHead } from '../events/queries.ts'
import { requireSession } from '../sessions/session.ts'
import { csvLine } from './csv.ts'
import type { LogQuery } from './filter.ts'
import { type LogLine, logLines } from './lines.ts'
import { listLog } from './queries.ts'
import { logFilter } from './read.ts'

const BATCH = 200
const BOM = '\ufeff'

/** The log as CSV (RFC 4180, UTF-8 with a mark, so that spreadsheets see the accents), oldest first, never whole in memory. */
export function exportLog(
  deps: Deps,
  access: FirmAccess<'log:read'>,
  query: LogQuery,
  reader: Reader,
): ReadableStream<Uint8Array> {
  const { viewer } = access
  const filter = logFilter(deps, viewer, query)
  if (!filter) throw new NotFound()
  const last = findHead(deps.db).seq
  noteReading(deps, { kind: 'log.exported', matter: null, person: viewer.personId }, () =>
    deps.db.transaction(() => appendEvent(deps, viewer, { kind: 'log.exported', details: {} })).immediate(),
  )
  const encoder = new TextEncoder()
  let after = 0
  return new ReadableStream({
    start: (controller) =>
      controller.enqueue(
        encoder.encode(BOM + csvLine(COLUMNS.map((column) => reader.text.audit.csv[column]))),
      ),
    pull: async (controller) => {
      await Bun.sleep(0) // other requests have their turn
      requireSession(deps, viewer)
      const events = listLog(deps, access, filter, { after, before: last + 1, limit: BATCH })
      after = events.at(-1)?.seq ?? after
      const rows = logLines(deps, events).map((line) => csvLine(cellsOf(reader, line)))
      if (rows.length > 0) controller.enqueue(encoder.encode(rows.join('')))
      if (events.length < BATCH) controller.close()
    },
  })
}

const COLUMNS = [
  'number',
  'utc',
  'local',
  'sentence',
  'kind',
  'who',
  'whom',
  'what',
  'matter',
  'matterTitle',
  'from',
  'passkey',
  'hash',
] as const

function cellsOf(reader: Reader, line: LogLine): (string | number)[] {
  const { seq, at, kind, who, whom, what, matter, from, passkey, hash } = line
  const cells: Record<(typeof COLUMNS)[number], string | number | null | undefined> = {
    ...{ number: seq, utc: at, local: reader.format.dateTime(at), sentence: eventText(reader, line), kind },
    ...{ who, whom, what: what?.label, matter: matter?.number, matterTitle: matter?.title },
    ...{ from, passkey, hash },
  }
  return COLUMNS.map((column) => cells[column] ?? '')
}
