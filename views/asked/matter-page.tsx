import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestRequest } from '../../src/requests/read-guest.ts'
import type { GuestTask } from '../../src/tasks/read-guest.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { dueWords } from './due.ts'
import { AskedFrame } from './guest-frame.tsx'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  requests: readonly GuestRequest[]
  tasks: readonly GuestTask[]
}

/** Everything that a matter asks of a client, what is done too. */
export function AskedMatterPage({ frame, matter, requests, tasks }: Props): Html {
  const { reader, now } = frame
  const words = reader.text.asked
  const base = `/portal/matters/${matter.id}`
  return (
    <AskedFrame {...{ frame, matter }} title={words.matterTitle} back={{ href: base, words: words.back }}>
      <LivePart id="asked-all" href={`${base}/tasks`} on="asked-changed">
        {requests.length + tasks.length === 0 && (
          <EmptyState icon="sun" title={words.nothing} hint={words.nothingHint} />
        )}
        <div class="stack">
          {requests.length > 0 && (
            <Sheet id="requests" title={words.requests}>
              <Rows>
                {requests.map((request) => (
                  <RequestRow {...{ reader, base, request, now }} />
                ))}
              </Rows>
            </Sheet>
          )}
          {tasks.length > 0 && (
            <Sheet id="tasks" title={words.tasks}>
              <Rows>
                {tasks.map((task) => (
                  <TaskRow {...{ reader, base, task, now }} />
                ))}
              </Rows>
            </Sheet>
          )}
        </div>
      </LivePart>
    </AskedFrame>
  )
}

type RowProps = { reader: Reader; base: string; now: string }

function RequestRow({ reader, base, request, now }: RowProps & { request: GuestRequest }): Html {
  const { id, title, progress, dueOn, items } = request
  const isLate = items.some((item) => item.isLate)
  const isOver = progress.settled === progress.total
  return (
    <RowItem
      title={
        <a href={`${base}/requests/${id}`}>
          <WrittenWords words={title} />
        </a>
      }
      quiet={reader.text.requests.progress(progress.answered, progress.total)}
      due={isOver ? null : dueWords(reader, { dueOn, isLate }, now)}
    >
      {isOver && <Tag kind="done" reader={reader} label={reader.text.asked.done} />}
    </RowItem>
  )
}

function TaskRow({ reader, base, task, now }: RowProps & { task: GuestTask }): Html {
  const { id, title, kind, state } = task
  const { tasks: words } = reader.text
  return (
    <RowItem
      title={
        <a href={`${base}/tasks/${id}`}>
          <WrittenWords words={title} />
        </a>
      }
      quiet={words.kind[kind]}
      due={state === 'open' ? dueWords(reader, task, now) : null}
    >
      {state !== 'open' && <Tag kind="done" reader={reader} label={words.state[state]} />}
    </RowItem>
  )
}
