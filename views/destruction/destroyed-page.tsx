import type { Certificate } from '../../src/destruction/certificate.ts'
import type { DestroyedView } from '../../src/destruction/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import type { Reader } from '../text/reader.ts'
import { factsOf } from './certificate-facts.ts'
import { StateTag } from './list-page.tsx'

type Props = { frame: StaffFrame; view: DestroyedView; mayAttest: boolean }

/** What is left of a destroyed matter: how far its destruction has come, and its certificate. */
export function DestroyedPage({ frame, view, mayAttest }: Props): Html {
  const { reader } = frame
  const { list, of } = reader.text.destruction
  const { signed } = view
  return (
    <StaffPage
      frame={frame}
      title={of(view.number)}
      printNumber={view.number}
      head={
        <PageHead
          over={<a href="/firm/destructions">{list.title}</a>}
          title={of(view.number)}
          actions={<StateTag reader={reader} state={view.state} />}
        />
      }
    >
      <StateNotice reader={reader} view={view} />
      {view.pending.length > 0 && <PendingSheet {...{ reader, view, mayAttest }} />}
      {signed && <CertificateSheet reader={reader} view={view} certificate={signed.certificate} />}
    </StaffPage>
  )
}

function StateNotice({ reader, view }: { reader: Reader; view: DestroyedView }): Html {
  const words = reader.text.destruction.destroyed
  if (view.state === 'complete') return <Notice kind="success">{words.complete}</Notice>
  if (view.state === 'pending-copies') return <Notice kind="warning">{words.pending}</Notice>
  return (
    <Notice kind="info">
      <p>{words.running}</p>
      <LinkButton small href={`/firm/destructions/${view.id}`}>
        {words.again}
      </LinkButton>
    </Notice>
  )
}

function PendingSheet({
  reader,
  view,
  mayAttest,
}: {
  reader: Reader
  view: DestroyedView
  mayAttest: boolean
}): Html {
  const words = reader.text.destruction.destroyed
  return (
    <Sheet id="copies" title={words.copies} kind="now">
      {mayAttest && <p class="quiet">{words.attestHint}</p>}
      <Rows>
        {view.pending.map(({ number, name, exportedAt }) => (
          <RowItem
            title={words.copy(number, name)}
            quiet={words.exported(reader.format.date(new Date(exportedAt).toISOString()))}
          >
            {mayAttest && (
              <form action={`/firm/destructions/${view.id}/copies/${number}/attestation`} method="post">
                <Button small aria-label={words.attestOf(number)}>
                  {words.attest}
                </Button>
              </form>
            )}
          </RowItem>
        ))}
      </Rows>
    </Sheet>
  )
}

function CertificateSheet({
  reader,
  view,
  certificate,
}: {
  reader: Reader
  view: DestroyedView
  certificate: Certificate
}): Html {
  const words = reader.text.destruction.destroyed
  const file = (name: string) => `/firm/destructions/${view.id}/certificate/${name}`
  return (
    <>
      <Sheet id="certificate" title={words.save}>
        <div class="form-actions">
          <LinkButton kind="filled" icon="download" href={file('pdf')}>
            {words.pdf}
          </LinkButton>
          <LinkButton href={file('pdf.asc')}>{words.pdfSignature}</LinkButton>
          <LinkButton icon="download" href={file('json')}>
            {words.json}
          </LinkButton>
          <LinkButton href={file('json.asc')}>{words.jsonSignature}</LinkButton>
        </div>
        <p class="quiet">{words.signature}</p>
      </Sheet>
      <Sheet id="facts" title={words.facts}>
        <DefinitionList
          items={factsOf(reader, certificate).map(({ term, value, isHash }) => ({
            term,
            value: isHash ? <code class="hash">{value}</code> : value,
          }))}
        />
        <p>{reader.text.destruction.certificate.saying(certificate.documents.length)}</p>
        <h3>{reader.text.destruction.certificate.residuals}</h3>
        <ul>
          {certificate.residuals[reader.language].map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Sheet>
    </>
  )
}
