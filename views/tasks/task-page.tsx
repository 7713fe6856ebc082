import type { CommentsView } from '../../src/comments/read.ts'
import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { StaffTask } from '../../src/tasks/read.ts'
import { CommentsPart } from '../comments/comments-part.tsx'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { DangerDisclosure } from '../components/danger-disclosure.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { DueChange } from './due-change.tsx'
import { staffDue } from './staff-due.ts'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  task: StaffTask
  languages: WritingLanguages
  reason: Texts
  problems: Problems
  mayEdit: boolean
  comments: CommentsView | null
}

/** One task of a client, as the firm follows it. */
export function TaskPage(props: Props): Html {
  const { frame, matter, task, problems, mayEdit, comments } = props
  const { reader, now } = frame
  const words = reader.text.tasks
  const base = `/firm/matters/${matter.id}`
  const page = `${base}/tasks/${task.id}`
  const { date, relativeDay } = reader.format
  return (
    <MatterPage {...{ frame, matter }} tab="tasks" title={task.title?.text ?? ''}>
      <BackLink href={`${base}/tasks`}>{words.toMatter}</BackLink>
      <ProblemSummary reader={reader} problems={problems} />
      <LivePart id="task" href={page} on="tasks-changed">
        <Sheet id="task-sheet" title={<WrittenWords words={task.title} />}>
          <p class="quiet">
            <Tag
              kind={task.state === 'open' ? 'waiting' : 'done'}
              reader={reader}
              label={words.state[task.state]}
            />{' '}
            {[
              words.kind[task.kind],
              task.whom ?? words.forAll,
              task.state === 'open' && staffDue(reader, task, now),
              words.askedBy(task.givenBy, date(task.createdAt)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <WrittenWords words={task.howTo} paragraphs />
          {task.done && <p>{words.doneBy(task.done.by, relativeDay(task.done.at, now))}</p>}
          {mayEdit && <Acts {...props} page={page} />}
        </Sheet>
      </LivePart>
      <CommentsPart {...{ reader, now }} view={comments} base={base} />
    </MatterPage>
  )
}

function Acts({
  frame: { reader },
  page,
  task,
  languages,
  reason,
  problems,
}: Props & { page: string }): Html {
  const words = reader.text.tasks
  return (
    <div class="toolbar">
      {task.state !== 'confirmed' && (
        <form action={`${page}/confirmation`} method="post">
          <Button icon="check" kind={task.state === 'done' ? 'filled' : 'plain'}>
            {words.confirm}
          </Button>
        </form>
      )}
      {task.state !== 'open' && (
        <Disclosure label={words.reopen} icon="undo-2" open={Object.keys(problems).length > 0}>
          <form class="form" action={`${page}/reopening`} method="post">
            <WrittenFields
              {...{ reader, languages, problems }}
              fields={[{ name: 'reason', label: words.reason, values: reason, rows: 3, max: 1000 }]}
            />
            <Button>{words.reopen}</Button>
          </form>
        </Disclosure>
      )}
      {task.state === 'open' && <DueChange {...{ reader, page, problems }} dueOn={task.dueOn} />}
      <DangerDisclosure label={words.withdraw} hint={words.withdrawHint} action={`${page}/withdrawal`} />
    </div>
  )
}
