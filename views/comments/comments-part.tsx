import type { CommentsView, ShownComment } from '../../src/comments/read.ts'
import type { CommentInput } from '../../src/comments/write.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choice.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { TextArea } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PersonMark } from '../components/mark.tsx'
import { Once } from '../components/once.tsx'
import { OwnActs } from '../components/own-acts.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { Time } from '../components/time.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import { FormerTexts } from '../messages/former-texts.tsx'
import type { Reader } from '../text/reader.ts'

export type CommentsProps = {
  reader: Reader
  view: CommentsView
  /** The address of the matter on this side. */
  base: string
  now: string
  typed?: CommentInput | null
  problems?: Problems
}

/** Beside a thing: what was said about it, and a form that keeps what is being typed when something comes. */
export function CommentsPart({
  view,
  ...props
}: Omit<CommentsProps, 'view'> & { view: CommentsView | null }): Html | null {
  return view && <Discussion {...props} view={view} />
}

function Discussion(props: CommentsProps): Html | null {
  const { reader, view, base, problems = {} } = props
  const words = reader.text.comments
  const { comments, mayWrite, earlier, until, subject } = view
  // Who may read here and not write has nothing to see before something was said.
  if (!mayWrite && comments.length === 0 && !earlier) return null
  const [page, discussion] = [`${base}/${subject.path}`, `${base}/discussions/${subject.kind}/${subject.id}`]
  return (
    <Sheet id="comments" title={words.title}>
      <LivePart id="comment-list" href={until ? `${discussion}?until=${until}` : page} on="comments-changed">
        {earlier && (
          <p>
            <LinkButton kind="quiet" icon="history" href={`${discussion}?until=${earlier}`}>
              {words.earlier}
            </LinkButton>
          </p>
        )}
        {comments.length === 0 && <p class="quiet">{words.none}</p>}
        <ol class="messages">
          {comments.map((comment) => (
            <li
              id={`c-${comment.id}`}
              class={comment.readers?.length === 0 ? 'message is-internal' : 'message'}
            >
              <OneComment {...props} comment={comment} />
            </li>
          ))}
        </ol>
        {until && (
          <p>
            <a href={`${page}#comments`}>{words.latest}</a>
          </p>
        )}
      </LivePart>
      {mayWrite && !until && (
        <Disclosure label={words.write} icon="pencil" open={Object.keys(problems).length > 0}>
          <CommentForm {...props} problems={problems} />
        </Disclosure>
      )}
    </Sheet>
  )
}

function OneComment(props: CommentsProps & { comment: ShownComment }): Html {
  const { reader, comment, now } = props
  const words = reader.text.comments
  const { author, readers, body, former, writtenAt, correctedAt, withdrawnAt } = comment
  return (
    <article>
      <header class="message-head">
        <PersonMark name={author} />
        <b>{author}</b>
        <span class="quiet">
          <Time reader={reader} at={writtenAt} now={now} />
        </span>
        {readers?.length === 0 && <Tag kind="internal" reader={reader} label={words.internal} />}
        {readers && readers.length > 0 && (
          <Tag kind="shared" reader={reader} label={words.readBy(reader.format.list(readers))} />
        )}
      </header>
      {withdrawnAt ? (
        <p class="quiet">{words.withdrawn(reader.format.dateTime(withdrawnAt, now))}</p>
      ) : (
        <p class="message-body">
          <bdi lang={body.lang}>{body.text}</bdi>
        </p>
      )}
      {correctedAt && !withdrawnAt && (
        <p class="quiet">{words.corrected(reader.format.dateTime(correctedAt, now))}</p>
      )}
      <FormerTexts {...{ reader, former, now }} />
      {comment.mayChange && <OwnActs words={words} href={`${props.base}/comments/${comment.id}`} />}
    </article>
  )
}

function CommentForm({ reader, view, base, typed, problems }: CommentsProps & { problems: Problems }): Html {
  const words = reader.text.comments
  const { subject, languages, guests } = view
  const body = { name: 'body', label: words.body, values: typed?.body ?? {}, rows: 3, max: 5000 }
  return (
    <form class="form" method="post" action={`${base}/discussions/${subject.kind}/${subject.id}`}>
      <ProblemSummary reader={reader} problems={problems} />
      <Once />
      {languages ? (
        <WrittenFields {...{ reader, languages, problems }} fields={[{ ...body, needed: true }]} />
      ) : (
        <TextArea
          name="body"
          label={words.body}
          hint={words.guestHint}
          rows="3"
          maxlength="5000"
          value={typed?.body[reader.language] ?? ''}
          error={problems.body}
        />
      )}
      {languages && guests.length === 0 && <p class="quiet">{words.nobodySees}</p>}
      {guests.length > 0 && (
        <CheckboxGroup
          name="reader"
          legend={words.forWhom}
          hint={words.forWhomHint}
          choices={guests.map(({ id, name }) => ({ value: id, label: name }))}
          values={typed?.readers ?? []}
          error={problems.reader}
        />
      )}
      <FormActions>
        <Button>{words.add}</Button>
      </FormActions>
    </form>
  )
}
