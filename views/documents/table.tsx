import type { Sort } from '../../src/documents/list/order.ts'
import type { DocumentListing, DocumentRow, ListQuery } from '../../src/documents/list/read.ts'
import type { FolderSummary } from '../../src/folders/queries.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { type Column, type Row, Table, TwoLines } from '../components/table.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { FileIcon } from './file-icon.tsx'
import { ProofCell } from './proof-cell.tsx'
import { ShortTime } from './short-time.tsx'
import { documentsUrl, FIRST_DIRECTION, folderUrl, listUrl } from './urls.ts'
import { WhoSeesCell } from './who-sees-cell.tsx'

type TableProps = {
  reader: Reader
  matterId: string
  listing: DocumentListing
  mayEdit: boolean
  now: string
  chosen?: Chosen | undefined
}
/** What is ticked when the table is shown. */
export type Chosen = { documentIds: readonly string[]; folderIds: readonly string[] }
const NOTHING: Chosen = { documentIds: [], folderIds: [] }

/** Folders first, then one page of documents; "more" puts the next page below without leaving this one. */
export function DocumentTable({
  reader,
  matterId,
  listing,
  mayEdit,
  now,
  chosen = NOTHING,
}: TableProps): Html {
  const words = reader.text.documents
  const rows = [
    ...listing.folders.map((folder) => folderRow(reader, matterId, folder, chosen)),
    ...listing.rows.map((document) => documentRow(reader, matterId, document, now, chosen)),
  ]
  return (
    <div class="document-table">
      <Table
        id="documents"
        reader={reader}
        caption={words.caption}
        columns={columns(reader, matterId, listing.query)}
        rows={rows}
        empty={<NoDocuments reader={reader} query={listing.query} mayEdit={mayEdit} />}
      />
      <MoreDocuments reader={reader} matterId={matterId} listing={listing} />
      {rows.length > 0 && <p class="quiet">{words.zone(reader.format.zone)}</p>}
    </div>
  )
}

function columns({ text }: Reader, matterId: string, query: ListQuery): Column[] {
  const words = text.documents
  const sortable = (sort: Sort): NonNullable<Column['sort']> => {
    const other = query.direction === 'ascending' ? 'descending' : 'ascending'
    const isCurrent = query.sort === sort
    const direction = isCurrent ? other : FIRST_DIRECTION[sort]
    return {
      href: listUrl(matterId, { ...query, sort, direction, page: 1 }),
      ...(isCurrent && { direction: query.direction }),
    }
  }
  return [
    { label: words.document, sort: sortable('name') },
    { label: words.whoSees },
    { label: words.proof },
    { label: words.addedBy, sort: sortable('who') },
    { label: words.date, sort: sortable('date') },
    { label: words.size, kind: 'number', sort: sortable('size') },
  ]
}

function folderRow(
  reader: Reader,
  matterId: string,
  { id, name, documents }: FolderSummary,
  chosen: Chosen,
): Row {
  const words = reader.text.folders
  return {
    id: `folder-${id}`,
    cells: [
      <div class="pick">
        <Tick name="folder" value={id} label={words.select(name)} checked={chosen.folderIds.includes(id)} />
        <Icon name="folder" />
        <div>
          <TwoLines quiet={words.holds(reader.text.documents.count(documents))}>
            <a href={folderUrl(matterId, id)}>
              <bdi>{name}</bdi>
            </a>
          </TwoLines>
        </div>
      </div>,
    ],
  }
}

function documentRow(
  reader: Reader,
  matterId: string,
  document: DocumentRow,
  now: string,
  chosen: Chosen,
): Row {
  const { documentId, fileName, number, folderName, author, uploadedAt, byteSize } = document
  const words = reader.text.documents
  const quiet = [words.version(number), folderName].filter(Boolean).join(' · ')
  return {
    id: `document-${documentId}`,
    internal: document.origin === 'firm' && document.readings.length === 0,
    cells: [
      <div class="pick">
        <Tick
          name="document"
          value={documentId}
          label={words.select(fileName)}
          checked={chosen.documentIds.includes(documentId)}
        />
        <FileIcon mediaType={document.mediaType} />
        <div>
          <TwoLines quiet={quiet}>
            <a href={`${documentsUrl(matterId)}/${documentId}`}>
              <bdi>{fileName}</bdi>
            </a>
          </TwoLines>
        </div>
      </div>,
      <WhoSeesCell reader={reader} document={document} />,
      <ProofCell reader={reader} document={document} now={now} />,
      author,
      <ShortTime reader={reader} at={uploadedAt} now={now} />,
      reader.format.size(byteSize),
    ],
  }
}

function Tick({
  name,
  value,
  label,
  checked,
}: {
  name: string
  value: string
  label: string
  checked: boolean
}): Html {
  return (
    <span class="pick-box">
      <input type="checkbox" name={name} value={value} aria-label={label} checked={checked} />
    </span>
  )
}

function NoDocuments({
  reader,
  query,
  mayEdit,
}: {
  reader: Reader
  query: ListQuery
  mayEdit: boolean
}): Html {
  const words = reader.text.documents
  if (query.search || query.visibility !== 'all')
    return <EmptyState icon="search" title={words.noneTitle} hint={words.noneHint} />
  return <EmptyState title={words.emptyTitle} hint={mayEdit ? words.emptyHint : words.emptyReadHint} />
}

function MoreDocuments({ reader, matterId, listing }: Omit<TableProps, 'mayEdit' | 'now'>): Html {
  const { query, total, size } = listing
  const shown = (query.page - 1) * size + listing.rows.length
  const href = listUrl(matterId, { ...query, page: query.page + 1 })
  const { number } = reader.format
  if (shown >= total && query.page === 1) return <div id="more-documents" />
  return (
    <div id="more-documents" class="more">
      <p class="quiet">{reader.text.components.range(number(1), number(shown), number(total))}</p>
      {shown < total && (
        <a
          class="button plain"
          href={href}
          hx-get={href}
          hx-target="#documents tbody"
          hx-select="#documents tbody > tr"
          hx-swap="beforeend"
          {...{ 'hx-select-oob': '#more-documents' }}
        >
          {reader.text.documents.more}
        </a>
      )}
    </div>
  )
}
