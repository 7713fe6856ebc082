import type { CommentsView } from '../../src/comments/read.ts'
import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestRequest, ItemWords } from '../../src/requests/read-guest.ts'
import { dueWords } from '../asked/due.ts'
import { AskedFrame } from '../asked/guest-frame.tsx'
import { CommentsPart } from '../comments/comments-part.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Notice } from '../components/notice.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { ItemTag } from './item-tag.tsx'

/** One checklist, as its client sees it. */
export function GuestRequestPage({
  frame,
  matter,
  request,
  comments,
}: {
  frame: Frame
  matter: GuestMatterHeading
  request: GuestRequest
  comments: CommentsView | null
}): Html {
  const { reader, now } = frame
  const { asked, requests: words } = reader.text
  const base = `/portal/matters/${matter.id}`
  const { id, title, items, progress } = request
  return (
    <AskedFrame
      {...{ frame, matter }}
      title={title?.text ?? ''}
      heading={<WrittenWords words={title} />}
      back={{ href: base, words: asked.back }}
    >
      <LivePart id="request" href={`${base}/requests/${id}`} on="requests-changed">
        {progress.answered === progress.total && <Notice kind="success">{words.guest.allDone}</Notice>}
        <Sheet id="items" title={words.progress(progress.answered, progress.total)}>
          <progress
            max={String(progress.total)}
            value={String(progress.answered)}
            aria-labelledby="items-title"
          />
          {progress.answered < progress.total && <p class="quiet">{words.guest.lead}</p>}
          <Rows>
            {items.map((item) => (
              <ItemRow {...{ reader, base, item, now }} />
            ))}
          </Rows>
        </Sheet>
      </LivePart>
      <CommentsPart {...{ reader, now }} view={comments} base={base} />
    </AskedFrame>
  )
}

type RowProps = { reader: Reader; base: string; item: ItemWords; now: string }

function ItemRow({ reader, base, item, now }: RowProps): Html {
  const waits = item.state === 'open' || item.state === 'sent-back'
  return (
    <RowItem
      title={
        <a href={`${base}/items/${item.id}`}>
          <WrittenWords words={item.title} />
        </a>
      }
      due={waits ? dueWords(reader, item, now) : null}
    >
      <ItemTag reader={reader} state={item.state} words={reader.text.requests.guest.state} />
    </RowItem>
  )
}
