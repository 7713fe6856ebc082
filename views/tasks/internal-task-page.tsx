import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Candidate, StaffInternalTask } from '../../src/tasks/read.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { DangerDisclosure } from '../components/danger-disclosure.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { InternalNotice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { staffDue } from './staff-due.ts'
import { WhenAndWho } from './task-forms.tsx'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  task: StaffInternalTask
  candidates: readonly Candidate[]
  problems: Problems
  mayEdit: boolean
}

/** One task of the firm. */
export function InternalTaskPage(props: Props): Html {
  const { frame, matter, task, problems, mayEdit } = props
  const { reader, now } = frame
  const words = reader.text.tasks
  const base = `/firm/matters/${matter.id}`
  const page = `${base}/internal-tasks/${task.id}`
  const { date, relativeDay } = reader.format
  return (
    <MatterPage {...{ frame, matter }} tab="tasks" title={task.title?.text ?? ''}>
      <BackLink href={`${base}/tasks`}>{words.toMatter}</BackLink>
      <InternalNotice title={words.internalHint} />
      <ProblemSummary reader={reader} problems={problems} />
      <Sheet id="internal-task" kind="internal" title={<WrittenWords words={task.title} />}>
        <p class="quiet">
          {[
            task.assignee ?? words.nobody,
            !task.done && staffDue(reader, task, now),
            words.askedBy(task.givenBy, date(task.createdAt)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <WrittenWords words={task.howTo} paragraphs />
        {task.done && <p>{words.doneBy(task.done.by, relativeDay(task.done.at, now))}</p>}
        {mayEdit && <Acts {...props} page={page} />}
      </Sheet>
    </MatterPage>
  )
}

function Acts({ frame, page, task, candidates, problems }: Props & { page: string }): Html {
  const words = frame.reader.text.tasks
  return (
    <div class="toolbar">
      <form action={`${page}/completion${task.done ? '/withdrawal' : ''}`} method="post">
        {task.done ? (
          <Button icon="undo-2">{words.reopen}</Button>
        ) : (
          <Button kind="filled" icon="check">
            {words.finish}
          </Button>
        )}
      </form>
      <Disclosure label={words.change} icon="pencil" open={Object.keys(problems).length > 0}>
        <form class="form" action={page} method="post">
          <WhenAndWho
            {...{ frame, problems, candidates }}
            values={task}
            label={words.assignee}
            empty={words.nobody}
          />
          <Button>{words.change}</Button>
        </form>
      </Disclosure>
      <DangerDisclosure label={words.remove} hint={words.removeHint} action={`${page}/removal`} />
    </div>
  )
}
