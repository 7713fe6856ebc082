import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestItem } from '../../src/requests/read-guest.ts'
import { dueWords } from '../asked/due.ts'
import { AskedFrame } from '../asked/guest-frame.tsx'
import { Button, LinkButton } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { TextArea } from '../components/field.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Notice } from '../components/notice.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { UPLOAD_SCRIPT, UploadPanel } from '../uploads/upload-panel.tsx'
import { ItemTag } from './item-tag.tsx'

export type Refused = { problems: Problems; reason: string }
type Props = { frame: Frame; matter: GuestMatterHeading; view: GuestItem; refused: Refused }

/** One document that is asked for: what it is, sending it, photographing it, or saying that one does not have it. */
export function GuestItemPage({ frame, matter, view, refused }: Props): Html {
  const { reader } = frame
  const words = reader.text.requests.guest
  const base = `/portal/matters/${matter.id}`
  const { item, request, mayUpload, mayAnswer } = view
  const page = `${base}/items/${item.id}`
  return (
    <AskedFrame
      {...{ frame, matter }}
      title={item.title?.text ?? ''}
      heading={<WrittenWords words={item.title} />}
      back={{ href: `${base}/requests/${request.id}`, words: <WrittenWords words={request.title} /> }}
      scripts={mayUpload ? [UPLOAD_SCRIPT] : []}
    >
      <ProblemSummary reader={reader} problems={refused.problems} />
      <LivePart id="item" href={page} on="requests-changed">
        <About {...{ frame, view }} />
      </LivePart>
      <LivePart id="item-files" href={page} on="documents-changed">
        <Sent {...{ frame, base, view }} />
      </LivePart>
      {mayUpload && (
        <Sheet id="send" title={item.state === 'sent' ? words.sendMore : words.send}>
          <p class="quiet">{words.sendHint}</p>
          <UploadPanel
            reader={reader}
            endpoint={`${base}/uploads`}
            audience="guest"
            target={`item:${item.id}`}
            changes="requests-changed asked-changed"
            folder={false}
          />
          <Paper {...{ reader, page, view }} />
        </Sheet>
      )}
      {mayAnswer && <Lacking {...{ reader, page, view, refused }} />}
    </AskedFrame>
  )
}

function About({ frame: { reader, now }, view: { item } }: Pick<Props, 'frame' | 'view'>): Html {
  const words = reader.text.requests.guest
  const waits = item.state === 'open' || item.state === 'sent-back'
  const due = waits ? dueWords(reader, item, now) : null
  return (
    <div class="sheet">
      <p class="item-state">
        <ItemTag reader={reader} state={item.state} words={words.state} />
        {due && <span class="due">{due}</span>}
      </p>
      {item.back && (
        <Notice title={words.backTitle}>
          <WrittenWords words={item.back} paragraphs />
        </Notice>
      )}
      <WrittenWords words={item.explanation} paragraphs />
      {item.example && (
        <p class="quiet" lang={item.example.lang}>
          {words.example(item.example.text)}
        </p>
      )}
      {(item.state === 'accepted' || item.state === 'excused') && <p>{words.settled}</p>}
    </div>
  )
}

function Sent({
  frame: { reader, now },
  base,
  view,
}: Pick<Props, 'frame' | 'view'> & { base: string }): Html | null {
  const words = reader.text.requests.guest
  const { sent, fromOthers, isAssembling, couldNotAssemble } = view
  if (sent.length + fromOthers === 0 && !isAssembling) return null
  return (
    <Sheet id="sent" title={words.sent}>
      {isAssembling && <p role="status">{words.assembling}</p>}
      {couldNotAssemble && <p>{words.notAssembled}</p>}
      <Rows>
        {sent.map(({ documentId, fileName, at }) => (
          <RowItem
            title={<a href={`${base}/documents/${documentId}`}>{fileName}</a>}
            quiet={words.sentOn(reader.format.relativeDay(at, now))}
          />
        ))}
      </Rows>
      {fromOthers > 0 && <p class="quiet">{words.fromOthers(fromOthers)}</p>}
    </Sheet>
  )
}

type ActProps = { reader: Reader; page: string; view: GuestItem }

function Paper({ reader, page, view }: ActProps): Html {
  const words = reader.text.requests.guest
  return (
    <div class="paper-pages">
      <h3 class="group-title">{words.paper}</h3>
      <p class="quiet">{view.pages.length > 0 ? words.paperWaiting(view.pages.length) : words.paperHint}</p>
      <LinkButton href={`${page}/pages`} icon="file-image">
        {words.photograph}
      </LinkButton>
    </div>
  )
}

function Lacking({ reader, page, view: { item }, refused }: ActProps & { refused: Refused }): Html | null {
  const words = reader.text.requests.guest
  if (item.state === 'lacking')
    return (
      <Sheet id="lacking" title={words.state.lacking}>
        <p>{item.lack ? words.lacking : words.lackingOther}</p>
        {item.lack && <blockquote class="written">{item.lack}</blockquote>}
        <form action={`${page}/absence/withdrawal`} method="post">
          <Button icon="undo-2">{words.lackAfterAll}</Button>
        </form>
      </Sheet>
    )
  if (item.state === 'sent') return null
  return (
    <Disclosure label={words.lack} kind="quiet" open={Boolean(refused.problems.reason)}>
      <form action={`${page}/absence`} method="post" class="form">
        <TextArea
          name="reason"
          label={words.lackReason}
          hint={words.lackHint}
          value={refused.reason}
          error={refused.problems.reason}
          rows="3"
          maxlength="1000"
          required
        />
        <Button>{words.lackSend}</Button>
      </form>
    </Disclosure>
  )
}
