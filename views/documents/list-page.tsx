import type { DocumentListing } from '../../src/documents/list/read.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import type { Problems } from '../components/form.tsx'
import type { IconName } from '../components/icon.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Notice } from '../components/notice.tsx'
import { SearchForm, Toolbar } from '../components/toolbar.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { UPLOAD_SCRIPT, UploadPanel } from '../uploads/upload-panel.tsx'
import { type Chosen, DocumentTable } from './table.tsx'
import { type Done, documentsUrl, folderUrl, listParameters, listUrl, SHOWN } from './urls.ts'

export type ListPageProps = {
  frame: StaffFrame
  matter: MatterHeading
  listing: DocumentListing
  mayEdit: boolean
  now: string
  done?: Done | undefined
  problems: Problems
  /** The name of a folder that was refused. */
  typed?: string | undefined
  /** What stays ticked. */
  chosen?: Chosen | undefined
  mayAdd: boolean
}

export function DocumentListPage(props: ListPageProps): Html {
  const { frame, matter, listing, mayEdit, mayAdd, now, done, problems, chosen } = props
  const { reader } = frame
  const words = reader.text.documents
  return (
    <MatterPage frame={frame} matter={matter} tab="documents" scripts={mayAdd ? [UPLOAD_SCRIPT] : []}>
      {done && (
        <Notice kind="success" answers>
          {words.done[done]}
        </Notice>
      )}
      {problems[''] && <Notice kind="danger">{problems['']}</Notice>}
      {mayAdd && (
        <UploadPanel
          reader={reader}
          endpoint={`/firm/matters/${matter.id}/uploads`}
          folderId={listing.query.folderId ?? undefined}
          audience="staff"
        />
      )}
      <FolderHead {...props} />
      <ListFilter reader={reader} matterId={matter.id} listing={listing} />
      <LivePart id="document-part" href={listUrl(matter.id, listing.query)} on="documents-changed">
        <form method="post" action={`${documentsUrl(matter.id)}/zip`} class="selection">
          <input type="hidden" name="list" value={listParameters(listing.query)} />
          <DocumentTable {...{ reader, listing, mayEdit, now, chosen }} matterId={matter.id} />
          <SelectionBar reader={reader} matterId={matter.id} listing={listing} mayEdit={mayEdit} />
        </form>
      </LivePart>
    </MatterPage>
  )
}

function FolderHead(props: ListPageProps): Html {
  const { frame, matter, listing, mayEdit } = props
  const { reader } = frame
  const words = reader.text.folders
  const { folderId } = listing.query
  const folder = listing.path.at(-1)
  return (
    <div class="folder-head">
      {folder && (
        <Breadcrumbs
          reader={reader}
          crumbs={[
            { label: words.all, href: documentsUrl(matter.id) },
            ...listing.path.map(({ id, name }) => ({
              label: name,
              ...(id !== folderId && { href: folderUrl(matter.id, id) }),
            })),
          ]}
        />
      )}
      <Toolbar>
        {mayEdit && (
          <FolderNameForm
            {...props}
            icon="plus"
            words={{ open: words.newFolder, submit: words.create }}
            action={`/firm/matters/${matter.id}/folders`}
            name="name"
            present=""
          >
            {folderId && <input type="hidden" name="parent" value={folderId} />}
          </FolderNameForm>
        )}
        {mayEdit && folder && (
          <FolderNameForm
            {...props}
            icon="pencil"
            words={{ open: words.rename, submit: words.save }}
            action={`/firm/matters/${matter.id}/folders/${folder.id}/name`}
            name="folderName"
            present={folder.name}
          />
        )}
        {listing.total + listing.folders.length > 0 && (
          <LinkButton
            small
            icon="download"
            href={`${documentsUrl(matter.id)}/zip${folderId ? `?folder=${folderId}` : ''}`}
          >
            {reader.text.documents.downloadAll}
          </LinkButton>
        )}
        {!folderId && <BinderLink {...props} />}
      </Toolbar>
    </div>
  )
}

function BinderLink({ frame, matter }: ListPageProps): Html {
  return (
    <LinkButton small icon="folder" href={`/firm/matters/${matter.id}/binder`}>
      {frame.reader.text.binder.link}
    </LinkButton>
  )
}

type FolderNameProps = Pick<ListPageProps, 'frame' | 'problems' | 'typed'> & {
  icon: IconName
  words: { open: string; submit: string }
  action: string
  name: string
  present: string
  children?: Child
}

/** Open when its name was refused, with what was typed. */
function FolderNameForm(props: FolderNameProps): Html {
  const { frame, problems, typed, icon, words, action, name, present, children } = props
  const error = problems[name]
  return (
    <Disclosure label={words.open} icon={icon} small open={error !== undefined}>
      <form method="post" action={action}>
        {children}
        <Field
          name={name}
          label={frame.reader.text.folders.name}
          maxlength="120"
          required
          error={error}
          value={error === undefined ? present : (typed ?? '')}
        />
        <Button>{words.submit}</Button>
      </form>
    </Disclosure>
  )
}

function ListFilter({
  reader,
  matterId,
  listing: { query, total },
}: {
  reader: Reader
  matterId: string
  listing: DocumentListing
}): Html {
  const words = reader.text.documents
  return (
    <div class="list-filter">
      <SearchForm reader={reader} action={documentsUrl(matterId)} label={words.search} value={query.search}>
        {query.folderId && <input type="hidden" name="folder" value={query.folderId} />}
      </SearchForm>
      <nav class="visibilities" aria-label={words.showLabel}>
        <ul>
          {SHOWN.map((visibility) => (
            <li>
              <a
                href={listUrl(matterId, { ...query, visibility, page: 1 })}
                aria-current={visibility === query.visibility ? 'true' : false}
              >
                {words.show[visibility]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {query.search && (
        <p role="status">
          {words.found(words.count(total), query.search)}{' '}
          <a href={listUrl(matterId, { ...query, search: '', page: 1 })}>{words.showAll}</a>
        </p>
      )}
    </div>
  )
}

function SelectionBar({
  reader,
  matterId,
  listing,
  mayEdit,
}: Pick<ListPageProps, 'listing' | 'mayEdit'> & { reader: Reader; matterId: string }): Html | null {
  const words = reader.text.documents
  if (listing.rows.length + listing.folders.length === 0) return null
  return (
    <div class="selection-bar">
      <span class="quiet">{words.selection}</span>
      {mayEdit && (
        <Button kind="filled" icon="share-2" formaction={`/firm/matters/${matterId}/shares/draft`}>
          {words.share}
        </Button>
      )}
      {mayEdit && (
        <Button icon="folder" formaction={`${documentsUrl(matterId)}/moves/draft`}>
          {words.move}
        </Button>
      )}
      <Button icon="download">{words.download}</Button>
    </div>
  )
}
