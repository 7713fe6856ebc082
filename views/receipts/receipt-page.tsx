import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { MadeReceipt, SharedWith } from '../../src/receipts/compose.ts'
import { LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Sheet } from '../components/sheet.tsx'
import { ProofTime } from '../components/time.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { StepTable } from './step-table.tsx'
import { versionFacts } from './version-facts.tsx'

type Props = { frame: StaffFrame; matter: MatterHeading; receipt: MadeReceipt }

export function ReceiptPage({ frame, matter, receipt }: Props): Html {
  const { reader } = frame
  const words = reader.text.receipts
  const last = receipt.versions.at(-1)
  return (
    <MatterPage frame={frame} matter={matter} tab="documents" title={words.title}>
      <div class="receipt">
        <div class="receipt-head">
          <h2>
            {words.title}
            {last && (
              <>
                {' · '}
                <bdi>{last.fileName}</bdi>
              </>
            )}
          </h2>
          <LinkButton
            icon="download"
            href={`/firm/matters/${matter.id}/documents/${receipt.documentId}/receipt.txt`}
          >
            {words.save}
          </LinkButton>
        </div>
        <p class="quiet">
          {words.about} <span class="on-screen">{words.print}</span>
        </p>
        {receipt.versions.map((version) => (
          <Sheet id={`version-${version.number}`} title={words.version(String(version.number))}>
            <DefinitionList items={versionFacts(reader, version, version.uploader)} />
          </Sheet>
        ))}
        {receipt.people.length === 0 && (
          <EmptyState icon="eye" title={words.nobodyTitle} hint={words.nobodyHint} />
        )}
        {receipt.people.map((shared, i) => (
          <SharedSheet reader={reader} shared={shared} id={`share-${i + 1}`} />
        ))}
        <Explanation reader={reader} receipt={receipt} />
      </div>
    </MatterPage>
  )
}

function SharedSheet({ reader, shared, id }: { reader: Reader; shared: SharedWith; id: string }): Html {
  const words = reader.text.receipts
  return (
    <Sheet id={id} title={shared.name}>
      <p class="quiet">{words.sharedAs(shared.title, String(shared.version))}</p>
      <StepTable reader={reader} shared={shared} />
    </Sheet>
  )
}

function Explanation({ reader, receipt }: { reader: Reader; receipt: MadeReceipt }): Html {
  const words = reader.text.receipts
  const { madeAt, madeBy, event, head, checkpoint } = receipt
  return (
    <Sheet id="check" title={words.check}>
      <p>{words.explain(reader.format.number(event))}</p>
      <p>{words.accepted}</p>
      <DefinitionList
        items={[
          {
            term: words.made,
            value: (
              <>
                <ProofTime reader={reader} at={madeAt} /> {words.madeBy(madeBy)}
              </>
            ),
          },
          {
            term: words.head,
            value: (
              <>
                {words.event(reader.format.number(head.seq))}{' '}
                <code class="hash second-line">{head.hash}</code>
              </>
            ),
          },
          { term: words.checkpoint, value: <pre class="hash checkpoint">{checkpoint.trim()}</pre> },
        ]}
      />
    </Sheet>
  )
}
