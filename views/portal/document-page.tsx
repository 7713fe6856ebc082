import type { CommentsView } from '../../src/comments/read.ts'
import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestDocumentView } from '../../src/portal/read-document.ts'
import type { SharedDocument } from '../../src/shares/given/queries.ts'
import { CommentsPart } from '../comments/comments-part.tsx'
import { BackLink } from '../components/back-link.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import type { Problems } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { Preview, previewScripts } from '../preview/preview.tsx'
import type { Reader } from '../text/reader.ts'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  view: GuestDocumentView
  now: string
  thanks: boolean
  problems: Problems
  comments: CommentsView | null
}

export function GuestDocumentPage({ frame, matter, view, now, thanks, problems, comments }: Props): Html {
  const { reader } = frame
  const words = reader.text.portal
  const base = `/portal/matters/${matter.id}`
  const { seen, preview } = view
  const { document } = seen
  const { title, note, lang } =
    seen.kind === 'shared' ? seen.document : { title: document.fileName, note: null, lang: undefined }
  const url = `${base}/documents/${document.documentId}`
  const content = `${url}/versions/${document.id}`
  const page = { frame, title, printNumber: matter.number, scripts: previewScripts(preview) }
  return (
    <ClientPage {...page}>
      <BackLink href={base}>{words.back}</BackLink>
      <PageHead title={<WrittenWords words={{ text: title, lang }} />} />
      {thanks && (
        <Notice kind="success" answers>
          {words.thanks}
        </Notice>
      )}
      {problems[''] && <Notice kind="danger">{problems['']}</Notice>}
      {note && (
        <p class="note" lang={lang}>
          {note}
        </p>
      )}
      <Preview frame={frame} preview={preview} src={`${content}/content`} download={`${content}/download`} />
      {seen.kind === 'shared' && <Confirm reader={reader} document={seen.document} url={url} />}
      <p>
        <LinkButton icon="download" href={`${content}/download`}>
          {words.download}
        </LinkButton>
      </p>
      <CommentsPart {...{ reader, now, base }} view={comments} />
      <Facts reader={reader} view={view} now={now} url={url} />
    </ClientPage>
  )
}

function Confirm({ reader, document, url }: { reader: Reader; document: SharedDocument; url: string }): Html {
  const words = reader.text.portal
  if (document.acknowledgedAt)
    return (
      <p class="confirmed">
        <Icon name="circle-check" /> {words.confirmed(reader.format.dateTime(document.acknowledgedAt))}
      </p>
    )
  return (
    <form method="post" action={`${url}/acknowledgement`} class="confirm">
      <input type="hidden" name="version" value={document.id} />
      <Button kind="filled" icon="check">
        {words.haveRead}
      </Button>
      <p class="quiet">{words.haveReadHint}</p>
    </form>
  )
}

type FactsProps = { reader: Reader; view: GuestDocumentView; now: string; url: string }

function Facts({ reader, view: { seen, sharer }, now, url }: FactsProps): Html {
  const words = reader.text.portal
  const { dateTime, size } = reader.format
  const { fileName, byteSize, sha256 } = seen.document
  const items = [
    { term: words.file, value: <bdi>{fileName}</bdi> },
    { term: words.size, value: size(byteSize) },
    ...(seen.kind === 'shared' ? sharedFacts(reader, seen.document, sharer, now) : []),
    ...(seen.kind === 'sent' ? [{ term: words.sent, value: dateTime(seen.document.uploadedAt, now) }] : []),
    { term: words.sha256, value: <code class="hash">{sha256.toHex()}</code> },
  ]
  return (
    <Sheet id="facts" title={words.facts}>
      <DefinitionList items={items} />
      {seen.kind === 'sent' && (
        <p>
          <a href={`${url}/receipt`}>{words.receipt}</a>
        </p>
      )}
    </Sheet>
  )
}

function sharedFacts({ text, format }: Reader, document: SharedDocument, sharer: string, now: string) {
  const words = text.portal
  const { sharedAt, openedAt, downloadedAt } = document
  return [
    { term: words.shared, value: words.sharedBy(sharer, format.dateTime(sharedAt, now)) },
    ...(openedAt ? [{ term: words.opened, value: format.dateTime(openedAt, now) }] : []),
    ...(downloadedAt ? [{ term: words.downloaded, value: format.dateTime(downloadedAt, now) }] : []),
  ]
}
