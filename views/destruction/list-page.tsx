import type { DestructionLine, DestructionState } from '../../src/destruction/read.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'

type Props = { frame: StaffFrame; destructions: readonly DestructionLine[] }

/** Every matter that was destroyed, with the way to its certificate. */
export function DestructionsPage({ frame, destructions }: Props): Html {
  const { reader } = frame
  const words = reader.text.destruction.list
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead over={frame.firm.name} title={words.title} under={words.intro} />}
    >
      <Table
        reader={reader}
        caption={words.title}
        columns={[
          { label: words.matter },
          { label: words.at },
          { label: words.documents, kind: 'number' },
          { label: words.state },
        ]}
        rows={destructions.map(({ id, number, at, documents, state }) => ({
          cells: [
            <a href={`/firm/destructions/${id}`}>{number}</a>,
            reader.format.date(at),
            <span class="figures">{reader.format.number(documents)}</span>,
            <StateTag reader={reader} state={state} />,
          ],
        }))}
        empty={<EmptyState icon="folder-open" title={words.emptyTitle} hint={words.emptyHint} />}
      />
    </StaffPage>
  )
}

export function StateTag({ reader, state }: { reader: Reader; state: DestructionState }): Html {
  const label = reader.text.destruction.states[state]
  return <Tag kind={state === 'complete' ? 'done' : 'waiting'} reader={reader} label={label} />
}
