import type { DraftAttachment } from '../../src/messages/attachments/read.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { LivePart } from '../components/live-part.tsx'
import { RowItem, Rows } from '../components/sheet.tsx'
import { FileIcon } from '../documents/file-icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { UploadPanel } from '../uploads/upload-panel.tsx'
import { type ComposeProps, WRITE_FORM } from './compose-props.ts'

/** What goes with the message: those already attached, and where to add more once somebody wants to. */
export function Attachments(props: ComposeProps): Html {
  const { reader, compose, uploads, audience, path } = props
  const words = reader.text.messages
  return (
    <>
      <LivePart id="attachments" href={path} on="attachments-changed">
        {compose.attachments.length > 0 && <Attached {...props} />}
      </LivePart>
      {compose.attaching && (
        <fieldset class="panel" id="attach">
          <legend>{words.attachTitle}</legend>
          <UploadPanel
            {...{ reader, audience }}
            endpoint={uploads}
            target={`draft:${compose.id}`}
            changes="attachments-changed"
            folder={false}
            hint={words.attachNote[audience]}
          />
          {audience === 'staff' && <Choice {...props} />}
        </fieldset>
      )}
    </>
  )
}

function Attached(props: ComposeProps): Html {
  const { reader, compose, audience } = props
  const words = reader.text.messages
  return (
    <section class="attached" aria-label={words.attached}>
      <h3>{words.attached}</h3>
      <p class="quiet">{words.attachedHint[audience]}</p>
      <Rows>
        {compose.attachments.map((document) => (
          <li>
            <div class="what">
              <p class="file-line">
                <FileIcon mediaType={document.mediaType} /> <bdi>{document.fileName}</bdi>
              </p>
              <Titles {...props} document={document} />
            </div>
            <form method="post" action={`${props.action}/draft/attachments/removal`}>
              <input type="hidden" name="document" value={document.documentId} />
              <Button small kind="quiet" icon="x">
                {words.detach}
                <span class="seen-by-readers"> {document.fileName}</span>
              </Button>
            </form>
          </li>
        ))}
      </Rows>
    </section>
  )
}

function Titles({ reader, compose, problems, document }: ComposeProps & { document: DraftAttachment }): Html {
  const words = reader.text.messages
  const { documentId, titles } = document
  const { needed = [], offered = [] } = compose.languages ?? {}
  return (
    <>
      {compose.languages && <input type="hidden" name="attached" value={documentId} form={WRITE_FORM} />}
      {offered
        .filter((language) => needed.includes(language) || needed.length === 0)
        .map((language) => (
          <Field
            name={`title-${language}-${documentId}`}
            label={words.attachedTitle[language]}
            value={titles[language] ?? ''}
            lang={language}
            maxlength="200"
            form={WRITE_FORM}
            error={problems[`title-${language}-${documentId}`]}
          />
        ))}
    </>
  )
}

/** For the firm: what lies in the matter already. */
function Choice({ reader, compose, action, path }: ComposeProps): Html {
  const words = reader.text.messages
  const { find = '', documents = [] } = compose.attaching ?? {}
  const taken = new Set(compose.attachments.map(({ documentId }) => documentId))
  return (
    <section class="stack" aria-label={words.fromMatter}>
      <h3>{words.fromMatter}</h3>
      <form class="message-search" method="get" action={path.replace(/\?.*/, '')}>
        <input type="hidden" name="attach" value="yes" />
        <Field name="find" type="search" label={words.findDocument} value={find} />
        <Button icon="search">{words.searchDo}</Button>
      </form>
      {documents.length === 0 && <p class="quiet">{words.noDocument}</p>}
      <Rows>
        {documents
          .filter(({ id }) => !taken.has(id))
          .map(({ id, fileName, updatedAt }) => (
            <RowItem title={<bdi>{fileName}</bdi>} quiet={reader.format.date(updatedAt)}>
              <form method="post" action={`${action}/draft/attachments`}>
                <input type="hidden" name="document" value={id} />
                <Button small icon="paperclip">
                  {words.attachThis}
                  <span class="seen-by-readers"> {fileName}</span>
                </Button>
              </form>
            </RowItem>
          ))}
      </Rows>
    </section>
  )
}
