import type { CommentsView } from '../../src/comments/read.ts'
import type { PreviewView } from '../../src/documents/preview.ts'
import type { DocumentView, VersionView } from '../../src/documents/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { CommentsPart } from '../comments/comments-part.tsx'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { InternalNotice, Notice } from '../components/notice.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { Preview, previewScripts } from '../preview/preview.tsx'
import type { Reader } from '../text/reader.ts'
import { UPLOAD_SCRIPT, UploadPanel } from '../uploads/upload-panel.tsx'
import { ReadingsSheet } from './readings.tsx'
import type { Done } from './urls.ts'
import { documentsUrl, folderUrl } from './urls.ts'

export type DocumentPageProps = {
  frame: StaffFrame
  matter: MatterHeading
  view: DocumentView
  mayEdit: boolean
  mayRecall: boolean
  now: string
  done?: Done | undefined
  preview: PreviewView
  comments: CommentsView | null
}

/** One document: what it is, who sees it and what they did with it, and its versions. */
export function DocumentPage(props: DocumentPageProps): Html {
  const { frame, matter, view, mayEdit, mayRecall, now, done, preview, comments } = props
  const { reader } = frame
  const words = reader.text.documents
  const { document } = view
  const content = `${documentsUrl(matter.id)}/${document.documentId}/versions/${document.versionId}`
  return (
    <MatterPage
      frame={frame}
      matter={matter}
      tab="documents"
      title={document.fileName}
      scripts={[...previewScripts(preview), ...(mayEdit ? [UPLOAD_SCRIPT] : [])]}
    >
      {done && (
        <Notice kind="success" answers>
          {words.done[done]}
        </Notice>
      )}
      <DocumentHead {...props} />
      <div class="document-columns">
        <Preview
          frame={frame}
          preview={preview}
          src={`${content}/content`}
          download={`${content}/download`}
        />
        <div class="document-facts">
          <ReadingsSheet {...{ reader, view, mayRecall, now }} matterId={matter.id} />
          <VersionsSheet reader={reader} matterId={matter.id} view={view} now={now} mayEdit={mayEdit} />
        </div>
      </div>
      <CommentsPart {...{ reader, now }} view={comments} base={`/firm/matters/${matter.id}`} />
    </MatterPage>
  )
}

function DocumentHead({ frame: { reader }, matter, view, mayEdit }: DocumentPageProps): Html {
  const words = reader.text.documents
  const { document, path, standing } = view
  const base = documentsUrl(matter.id)
  const isInternal = document.origin === 'firm' && standing.length === 0
  return (
    <div class="document-head">
      <Breadcrumbs
        reader={reader}
        crumbs={[
          { label: reader.text.folders.all, href: base },
          ...path.map(({ id, name }) => ({ label: name, href: folderUrl(matter.id, id) })),
          { label: document.fileName },
        ]}
      />
      <h2>
        <bdi>{document.fileName}</bdi>
      </h2>
      {document.damagedAt && <Notice kind="danger">{words.damaged}</Notice>}
      {isInternal && <InternalNotice title={words.notShared} />}
      {document.origin === 'client' && (
        <p>
          <Tag kind="fromClient" reader={reader} /> {words.fromClient(document.author)}
        </p>
      )}
      <div class="toolbar">
        {mayEdit && (
          <form method="post" action={`/firm/matters/${matter.id}/shares/draft`}>
            <input type="hidden" name="document" value={document.documentId} />
            <Button kind="filled" icon="share-2">
              {words.shareThis}
            </Button>
          </form>
        )}
        <LinkButton
          icon="download"
          href={`${base}/${document.documentId}/versions/${document.versionId}/download`}
        >
          {words.download}
        </LinkButton>
        {mayEdit && (
          <form method="post" action={`${base}/moves/draft`}>
            <input type="hidden" name="document" value={document.documentId} />
            <Button icon="folder">{words.move}</Button>
          </form>
        )}
        <LinkButton icon="receipt-text" kind="quiet" href={`${base}/${document.documentId}/receipt`}>
          {words.receipt}
        </LinkButton>
      </div>
    </div>
  )
}

type VersionsProps = {
  reader: Reader
  matterId: string
  view: DocumentView
  now: string
  mayEdit: boolean
}

function VersionsSheet({ reader, matterId, view, now, mayEdit }: VersionsProps): Html {
  const words = reader.text.documents
  return (
    <Sheet id="versions" title={words.versions}>
      <Rows>
        {view.versions.map((version, i) => (
          <VersionRow reader={reader} matterId={matterId} version={version} isCurrent={i === 0} now={now} />
        ))}
      </Rows>
      {mayEdit && (
        <>
          <h3>{words.replace}</h3>
          <p class="quiet">{words.replaceHint}</p>
          <UploadPanel
            reader={reader}
            endpoint={`/firm/matters/${matterId}/uploads`}
            documentId={view.document.documentId}
            audience="staff"
          />
        </>
      )}
    </Sheet>
  )
}

function VersionRow({
  reader,
  matterId,
  version,
  isCurrent,
  now,
}: Omit<VersionsProps, 'view' | 'mayEdit'> & { version: VersionView; isCurrent: boolean }): Html {
  const words = reader.text.documents
  const { documentId, id, number, author, uploadedAt, fileName, byteSize, verifiedAt, damagedAt } = version
  const { format } = reader
  const checked = verifiedAt ? words.checked(format.dateTime(verifiedAt, now)) : words.notChecked
  return (
    <li>
      <div class="what">
        <div class="row-title">
          {words.versionTitle(number)} {isCurrent && <span class="quiet">({words.current})</span>}
        </div>
        <p class="quiet">{words.addedOn(author, format.dateTime(uploadedAt, now))}</p>
        <p class="quiet as-written">
          <bdi>{fileName}</bdi> · {format.size(byteSize)}
        </p>
        <p class="quiet">{damagedAt ? words.damaged : checked}</p>
        <p class="quiet hash">
          {words.sha256} <code>{version.sha256.toHex()}</code>
        </p>
      </div>
      <LinkButton
        small
        icon="download"
        href={`${documentsUrl(matterId)}/${documentId}/versions/${id}/download`}
      >
        {words.download}
      </LinkButton>
    </li>
  )
}
