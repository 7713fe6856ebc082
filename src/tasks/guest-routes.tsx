import { Elysia } from 'elysia'
import type { Frame } from '../../views/layout/frame.ts'
import { GuestTaskPage } from '../../views/tasks/guest-task-page.tsx'
import { GuestAccess } from '../access.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import type { GuestViewer } from '../viewer.ts'
import { answerTask } from './answer.ts'
import { readGuestTask } from './read-guest.ts'

type Call = { viewer: GuestViewer; frame: Frame; params: { matterId: string; taskId: string } }

/** What a client is asked to do, and that they did it. */
export const guestTasks = (deps: Deps) => {
  const answer = ({ viewer, frame, params: { matterId, taskId } }: Call, isDone: boolean) => {
    const access = GuestAccess.open(deps, viewer, matterId, 'tasks:contribute')
    return formResult(
      () => {
        answerTask(deps, access, taskId, isDone)
        return seeOther(`/portal/matters/${matterId}/tasks/${taskId}#task`)
      },
      (problem) => taskPage(deps, frame, access, { taskId, problem }),
    )
  }
  return new Elysia({ prefix: '/portal/matters/:matterId/tasks' })
    .use(guestSide(deps))
    .get('/:taskId', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:read')
      return taskPage(deps, frame, access, params)
    })
    .post('/:taskId/completion', (call) => answer(call, true))
    .post('/:taskId/completion/withdrawal', (call) => answer(call, false))
}

function taskPage(
  deps: Deps,
  frame: Frame,
  access: GuestAccess<'tasks:read'>,
  { taskId, problem }: { taskId: string; problem?: Problem },
) {
  const task = readGuestTask(deps, access, taskId)
  const matter = readGuestMatterHeading(deps, access, access.viewer.language)
  const comments = readComments(deps, access, { kind: 'task', id: taskId })
  return <GuestTaskPage {...{ frame, matter, task, comments, problems: problemsOf(frame.reader, problem) }} />
}
