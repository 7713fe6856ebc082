import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Icon } from './icon.tsx'

export type Column = {
  label: string
  /** `number` lines up figures at the end; `action` holds buttons and hides its heading */
  kind?: 'text' | 'number' | 'action'
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined }
}
/** `cells` in the order of the columns. The first is the row's heading, and alone it goes over all of them. */
export type Row = { cells: readonly Child[]; id?: string; internal?: boolean }

/** Becomes a list on a phone, each cell with its column's name before it. `empty` stands in for no rows. */
export function Table({
  reader,
  caption,
  showCaption = false,
  columns,
  rows,
  id,
  empty,
}: {
  reader: Reader
  caption: string
  showCaption?: boolean
  columns: readonly Column[]
  rows: readonly Row[]
  id?: string
  empty?: Html
}): Html {
  if (rows.length === 0 && empty) return <div id={id}>{empty}</div>
  return (
    <table class="table" id={id}>
      <caption class={showCaption ? false : 'seen-by-readers'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell column={column} reader={reader} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <BodyRow row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  )
}

function HeadCell({ column, reader }: { column: Column; reader: Reader }): Html {
  const { label, kind = 'text', sort } = column
  if (!sort)
    return (
      <th scope="col" class={kind}>
        <span class={kind === 'action' ? 'seen-by-readers' : false}>{label}</span>
      </th>
    )
  const { sortedUp, sortedDown } = reader.text.components
  return (
    <th scope="col" class={kind} aria-sort={sort.direction}>
      <a href={sort.href}>
        {label}
        {sort.direction && (
          <>
            <span class={`sort ${sort.direction}`}>
              <Icon name="chevron-down" />
            </span>
            <span class="seen-by-readers"> {sort.direction === 'ascending' ? sortedUp : sortedDown}</span>
          </>
        )}
      </a>
    </th>
  )
}

function BodyRow({ row, columns }: { row: Row; columns: readonly Column[] }): Html {
  return (
    <tr id={row.id} class={row.internal ? 'is-internal' : false}>
      {columns.slice(0, row.cells.length).map(({ label, kind = 'text' }, i) =>
        i === 0 ? (
          <th scope="row" class={kind} colspan={row.cells.length === 1 ? columns.length : undefined}>
            {row.cells[i]}
          </th>
        ) : (
          <td class={kind} data-label={label}>
            {row.cells[i]}
          </td>
        ),
      )}
    </tr>
  )
}

/** A cell's main line with a second, quiet line under it. */
export function TwoLines({ children, quiet }: { children?: Child; quiet?: Child }): Html {
  return (
    <>
      <span class="main-line">{children}</span>
      {quiet && <span class="quiet second-line">{quiet}</span>}
    </>
  )
}
