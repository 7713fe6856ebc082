import type { CommentsView } from '../../src/comments/read.ts'
import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import type { GuestTask } from '../../src/tasks/read-guest.ts'
import { dueWords } from '../asked/due.ts'
import { AskedFrame } from '../asked/guest-frame.tsx'
import { CommentsPart } from '../comments/comments-part.tsx'
import { Button } from '../components/button.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { LivePart } from '../components/live-part.tsx'
import { Notice } from '../components/notice.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Frame } from '../layout/frame.ts'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  task: GuestTask
  problems: Problems
  comments: CommentsView | null
}

/** One thing that a client is asked to do, how, and saying that it is done. */
export function GuestTaskPage({ frame, matter, task, problems, comments }: Props): Html {
  const { reader, now } = frame
  const { tasks: words, asked } = reader.text
  const base = `/portal/matters/${matter.id}`
  const page = `${base}/tasks/${task.id}`
  const due = task.state === 'open' ? dueWords(reader, task, now) : null
  return (
    <AskedFrame
      {...{ frame, matter }}
      title={task.title?.text ?? ''}
      heading={<WrittenWords words={task.title} />}
      back={{ href: base, words: asked.back }}
    >
      <ProblemSummary reader={reader} problems={problems} />
      <LivePart id="task" href={page} on="tasks-changed">
        <div class="sheet">
          <p class="item-state">
            <Tag
              kind={task.state === 'open' ? 'waiting' : 'done'}
              reader={reader}
              label={task.state === 'open' ? words.kind[task.kind] : words.state[task.state]}
            />
            {due && <span class="due">{due}</span>}
          </p>
          {task.back && task.state === 'open' && (
            <Notice title={words.guest.back}>
              <WrittenWords words={task.back} paragraphs />
            </Notice>
          )}
          {task.howTo && (
            <>
              <h2 class="group-title">{words.guest.howTo}</h2>
              <WrittenWords words={task.howTo} paragraphs />
            </>
          )}
          {task.state === 'confirmed' && <p>{words.guest.confirmed}</p>}
          {task.state === 'done' && <p>{words.guest.done}</p>}
          {task.mayAnswer && <Answer {...{ frame, page, task }} />}
        </div>
      </LivePart>
      <CommentsPart {...{ reader, now }} view={comments} base={base} />
    </AskedFrame>
  )
}

function Answer({ frame: { reader }, page, task }: Pick<Props, 'frame' | 'task'> & { page: string }): Html {
  const { guest } = reader.text.tasks
  if (task.state === 'open')
    return (
      <form action={`${page}/completion`} method="post">
        <Button kind="filled" icon="check">
          {guest.markDone}
        </Button>
      </form>
    )
  return (
    <form action={`${page}/completion/withdrawal`} method="post">
      <Button kind="quiet" icon="undo-2">
        {guest.undo}
      </Button>
    </form>
  )
}
