import type { CommentsView } from '../../src/comments/read.ts'
import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { StaffItem, StaffRequest } from '../../src/requests/read.ts'
import { CommentsPart } from '../comments/comments-part.tsx'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { DangerDisclosure } from '../components/danger-disclosure.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Once } from '../components/once.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { DueChange } from '../tasks/due-change.tsx'
import { staffDue } from '../tasks/staff-due.ts'
import type { Reader } from '../text/reader.ts'
import { ItemTag } from './item-tag.tsx'
import { ItemFields, type ItemValues } from './new-request-page.tsx'

/** What was typed and refused; `itemId`: beside which item. */
export type RefusedReview = {
  problems: Problems
  itemId: string | null
  reason: Texts
  item: ItemValues | null
}
type Props = {
  frame: StaffFrame
  matter: MatterHeading
  request: StaffRequest
  languages: WritingLanguages
  refused: RefusedReview
  comments: CommentsView | null
}
type PartProps = Omit<Props, 'frame' | 'matter' | 'comments'> & { reader: Reader; base: string; now: string }

/** One checklist, as the firm goes through it. */
export function RequestPage({ frame, matter, comments, ...view }: Props): Html {
  const { reader, now } = frame
  const { staff: words, progressStaff } = reader.text.requests
  const { request, refused } = view
  const base = `/firm/matters/${matter.id}`
  const page = `${base}/requests/${request.id}`
  const props = { ...view, reader, base, now }
  return (
    <MatterPage {...{ frame, matter }} tab="tasks" title={request.title?.text ?? ''}>
      <BackLink href={`${base}/tasks`}>{reader.text.tasks.toMatter}</BackLink>
      <ProblemSummary reader={reader} problems={refused.problems} />
      <LivePart id="request" href={page} on="requests-changed">
        <Sheet id="items" title={<WrittenWords words={request.title} />}>
          <p class="quiet">
            {progressStaff(request.progress.settled, request.progress.total)} ·{' '}
            {words.asked(request.askedBy, reader.format.date(request.askedAt))}
          </p>
          <ul class="rows request-items">
            {request.items.map((item) => (
              <Item {...props} item={item} />
            ))}
          </ul>
        </Sheet>
      </LivePart>
      {request.mayEdit && <Changes {...props} page={page} />}
      <CommentsPart {...{ reader, now }} view={comments} base={base} />
    </MatterPage>
  )
}

function Item(props: PartProps & { item: StaffItem }): Html {
  const { reader, now, request, item } = props
  const words = reader.text.requests
  return (
    <li id={`item-${item.id}`}>
      <div class="what">
        <h3 class="row-title">
          <WrittenWords words={item.title} />
        </h3>
        <p class="quiet">
          <ItemTag reader={reader} state={item.state} words={words.state} />{' '}
          {(item.state === 'open' || item.state === 'sent-back') && staffDue(reader, item, now)}
        </p>
        <WrittenWords words={item.explanation} paragraphs />
        {item.lack && <blockquote class="written">{item.lack}</blockquote>}
        {item.back && item.state === 'sent-back' && (
          <p class="quiet" lang={item.back.lang}>
            {words.staff.backSaid(item.back.text)}
          </p>
        )}
        <Files {...props} />
        {item.waitingPages > 0 && <p class="quiet">{words.staff.pagesOnTheWay(item.waitingPages)}</p>}
        {request.mayEdit && <Acts {...props} />}
      </div>
    </li>
  )
}

function Files({ reader, base, now, item }: PartProps & { item: StaffItem }): Html | null {
  if (item.files.length === 0) return null
  return (
    <ul class="item-files">
      {item.files.map(({ documentId, fileName, from, at }) => (
        <li>
          {fileName ? (
            <a href={`${base}/documents/${documentId}`}>{fileName}</a>
          ) : (
            reader.text.requests.staff.aFile
          )}{' '}
          <span class="quiet">
            {reader.text.requests.staff.from(from, reader.format.relativeDay(at, now))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Acts(props: PartProps & { item: StaffItem }): Html {
  const { reader, base, item } = props
  const words = reader.text.requests.staff
  const page = `${base}/items/${item.id}`
  if (item.state === 'accepted' || item.state === 'excused')
    return (
      <form action={`${page}/reopening`} method="post">
        <Button small kind="quiet" icon="undo-2">
          {words.reopen}
        </Button>
      </form>
    )
  return (
    <div class="toolbar">
      <form action={`${page}/acceptance`} method="post">
        <Button small icon="check" kind={item.state === 'sent' ? 'filled' : 'plain'}>
          {item.state === 'sent' ? words.accept : words.receivedOtherwise}
        </Button>
      </form>
      {item.state === 'sent' && <SendBack {...props} label={words.sendBack} />}
      {item.state === 'lacking' && <SendBack {...props} label={words.reopen} />}
      <form action={`${page}/excuse`} method="post">
        <Button small kind={item.state === 'lacking' ? 'filled' : 'quiet'}>
          {words.excuse}
        </Button>
      </form>
    </div>
  )
}

function SendBack({
  reader,
  base,
  languages,
  refused,
  item,
  label,
}: PartProps & { item: StaffItem; label: string }): Html {
  const words = reader.text.requests.staff
  const mine = refused.itemId === item.id
  return (
    <Disclosure small label={label} icon="undo-2" open={mine}>
      <form class="form" action={`${base}/items/${item.id}/return`} method="post">
        <WrittenFields
          {...{ reader, languages }}
          problems={mine ? refused.problems : {}}
          fields={[
            {
              ...{ name: 'reason', label: words.reason, hint: words.sendBackHint, rows: 3, max: 1000 },
              values: mine ? refused.reason : {},
            },
          ]}
        />
        <Button>{label}</Button>
      </form>
    </Disclosure>
  )
}

function Changes({ reader, page, request, languages, refused }: PartProps & { page: string }): Html {
  const words = reader.text.requests.staff
  const problems = refused.itemId === null ? refused.problems : {}
  return (
    <div class="toolbar">
      <Disclosure label={words.addItem} icon="plus" open={refused.item !== null}>
        <form class="form" action={`${page}/items`} method="post">
          <Once />
          <ItemFields {...{ reader, languages, problems }} prefix="" values={refused.item ?? undefined} />
          <Button>{words.addItemSend}</Button>
        </form>
      </Disclosure>
      <DueChange {...{ reader, page, problems }} dueOn={request.dueOn} hint={words.dueHint} />
      <DangerDisclosure label={words.withdraw} hint={words.withdrawHint} action={`${page}/withdrawal`} />
    </div>
  )
}
