import type { WaitingLines, WaitingList } from '../../src/today/waiting.ts'
import { RowItem } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { AskingRow, DueRow, UnheardRow } from '../updates/waiting.tsx'

type Props<K extends WaitingList> = { reader: Reader; line: WaitingLines[K]; now: string }

/** How one line of each list is shown. */
export const WAITING_ROWS: { readonly [K in WaitingList]: (props: Props<K>) => Html } = {
  asking: AskingRow,
  due: DueRow,
  unheard: UnheardRow,
  uploads: Upload,
  unopened: Unopened,
  closing: Closing,
  invitations: Invitation,
}

/** What each list is called. */
export function waitingTitle({ text }: Reader, list: WaitingList, silenceDays: number): string {
  const { asked, due, unheard } = text.updates.today
  const { uploads, unopenedShares: unopened, closing, invitations } = text.today
  return { asking: asked, due, unheard: unheard(silenceDays), uploads, unopened, closing, invitations }[list]
}

function Upload({ reader, line: { matter, documentId, fileName, from, at }, now }: Props<'uploads'>): Html {
  return (
    <RowItem
      title={<a href={`/firm/matters/${matter.id}/documents/${documentId}`}>{fileName}</a>}
      quiet={`${reader.text.today.from(from)} · ${matter.number} ${matter.title}`}
      due={reader.format.relativeDay(at, now)}
    />
  )
}

function Unopened({ reader, line: { matter, person, count, oldest } }: Props<'unopened'>): Html {
  const words = reader.text.today
  return (
    <RowItem
      title={<a href={`/firm/matters/${matter.id}/documents`}>{words.unopened(person, count)}</a>}
      quiet={`${matter.number} ${matter.title}`}
      due={words.since(reader.format.date(oldest))}
    />
  )
}

function Closing({ reader, line }: Props<'closing'>): Html {
  const { matter, closesAt, isReadOnly, unacknowledged } = line
  const words = reader.text.today
  return (
    <RowItem
      title={<a href={`/firm/matters/${matter.id}/closing`}>{`${matter.number} ${matter.title}`}</a>}
      quiet={unacknowledged > 0 ? words.noCopy(unacknowledged) : words.allCopies}
      due={(isReadOnly ? words.readOnlySince : words.closesOn)(reader.format.date(closesAt))}
      late={isReadOnly && unacknowledged > 0}
    />
  )
}

function Invitation({ reader, line: { id, name, expiresAt } }: Props<'invitations'>): Html {
  return (
    <RowItem
      title={<a href={`/firm/people/${id}`}>{name}</a>}
      quiet={reader.text.today.until(reader.format.date(expiresAt))}
    />
  )
}
