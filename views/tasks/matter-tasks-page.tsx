import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { RequestLine } from '../../src/requests/read.ts'
import type { StaffInternalTask, StaffTask } from '../../src/tasks/read.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { staffDue } from './staff-due.ts'

type Props = {
  frame: StaffFrame
  matter: MatterHeading
  requests: readonly RequestLine[]
  tasks: readonly StaffTask[]
  internal: readonly StaffInternalTask[]
  mayEdit: boolean
}
type PartProps = Omit<Props, 'frame' | 'matter'> & { reader: Reader; base: string; now: string }

/** What a matter's clients are asked, and what the firm has to do in it. */
export function MatterTasksPage({ frame, matter, ...view }: Props): Html {
  const { reader, now } = frame
  const base = `/firm/matters/${matter.id}`
  const props = { ...view, reader, base, now }
  return (
    <MatterPage {...{ frame, matter }} tab="tasks" title={reader.text.tasks.tab}>
      <LivePart id="matter-tasks" href={`${base}/tasks`} on="tasks-changed">
        <div class="columns">
          <div class="stack">
            <Requests {...props} />
            <ClientTasks {...props} />
          </div>
          <Internal {...props} />
        </div>
      </LivePart>
    </MatterPage>
  )
}

function Requests({ reader, base, now, requests, mayEdit }: PartProps): Html {
  const { staff: words, progressStaff, toReview } = reader.text.requests
  return (
    <Sheet
      id="requests"
      title={reader.text.asked.requests}
      actions={
        mayEdit && (
          <LinkButton href={`${base}/requests/new`} icon="plus">
            {words.add}
          </LinkButton>
        )
      }
    >
      {requests.length === 0 && <EmptyState icon="inbox" title={words.none} hint={words.noneHint} />}
      <Rows>
        {requests.map(({ id, title, progress, dueOn, isLate }) => (
          <RowItem
            title={
              <a href={`${base}/requests/${id}`}>
                <WrittenWords words={title} />
              </a>
            }
            quiet={progressStaff(progress.settled, progress.total)}
            due={staffDue(reader, { dueOn, isLate }, now)}
            late={isLate}
          >
            {progress.toReview > 0 && (
              <Tag kind="fromClient" reader={reader} label={toReview(progress.toReview)} />
            )}
          </RowItem>
        ))}
      </Rows>
    </Sheet>
  )
}

function ClientTasks({ reader, base, now, tasks, mayEdit }: PartProps): Html {
  const words = reader.text.tasks
  return (
    <Sheet
      id="client-tasks"
      title={words.forClient}
      actions={
        mayEdit && (
          <LinkButton href={`${base}/tasks/new`} icon="plus">
            {words.add}
          </LinkButton>
        )
      }
    >
      {tasks.length === 0 && <EmptyState icon="circle-check" title={words.none} hint={words.noneHint} />}
      <Rows>
        {tasks.map((task) => (
          <RowItem
            title={
              <a href={`${base}/tasks/${task.id}`}>
                <WrittenWords words={task.title} />
              </a>
            }
            quiet={[words.kind[task.kind], task.whom].filter(Boolean).join(' · ')}
            due={task.state === 'open' && staffDue(reader, task, now)}
            late={task.isLate}
          >
            {task.state !== 'open' && (
              <Tag
                kind={task.state === 'done' ? 'fromClient' : 'done'}
                reader={reader}
                label={words.state[task.state]}
              />
            )}
          </RowItem>
        ))}
      </Rows>
    </Sheet>
  )
}

function Internal({ reader, base, now, internal, mayEdit }: PartProps): Html {
  const words = reader.text.tasks
  return (
    <Sheet
      id="internal-tasks"
      kind="internal"
      title={words.internal}
      actions={
        mayEdit && (
          <LinkButton href={`${base}/internal-tasks/new`} icon="plus">
            {words.addInternal}
          </LinkButton>
        )
      }
    >
      <p class="quiet">{internal.length === 0 ? words.noneInternal : words.internalHint}</p>
      <Rows>
        {internal.map((task) => (
          <RowItem
            title={
              <a href={`${base}/internal-tasks/${task.id}`}>
                <WrittenWords words={task.title} />
              </a>
            }
            quiet={task.assignee ?? words.nobody}
            due={!task.done && staffDue(reader, task, now)}
            late={task.isLate}
            internal
          >
            {task.done && <Tag kind="done" reader={reader} label={words.state.done} />}
          </RowItem>
        ))}
      </Rows>
    </Sheet>
  )
}
