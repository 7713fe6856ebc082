import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { MatterTasksPage } from '../../views/tasks/matter-tasks-page.tsx'
import { TasksPlacePage } from '../../views/tasks/place-page.tsx'
import { NewTaskPage } from '../../views/tasks/task-forms.tsx'
import { TaskPage } from '../../views/tasks/task-page.tsx'
import { StaffAccess } from '../access.ts'
import { askingRoutes } from '../asked/asking-form.ts'
import { readReason } from '../asked/form.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { firmToday } from '../firm/today.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { type Texts, writingLanguages } from '../languages/needed.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { oneOf } from '../one-of.ts'
import { readRequests } from '../requests/read.ts'
import type { StaffViewer } from '../viewer.ts'
import { addTask } from './add.ts'
import { readTaskForm } from './form.ts'
import { PLACE_LISTS, readPlace } from './place/read.ts'
import { readCandidates, readTask, readTasks } from './read.ts'
import { changeTaskDue, confirmTask, type Edit, reopenTask, withdrawTask } from './review.ts'
import { TASK_KINDS } from './vocabulary.ts'

/** What clients are asked to do, and the lists of everything that is to be done. */
export const tasks = (deps: Deps) => new Elysia().use(lists(deps)).use(giving(deps)).use(reviewing(deps))

const lists = (deps: Deps) =>
  new Elysia({ prefix: '/firm' })
    .use(staffSide(deps))
    .get(
      '/tasks',
      ({ viewer, frame, query }) => {
        const list = oneOf(PLACE_LISTS, query.list) ?? 'mine'
        return <TasksPlacePage {...{ frame, list, lines: readPlace(deps, viewer, list) }} />
      },
      { query: t.Object({ list: typed }) },
    )
    .get('/matters/:matterId/tasks', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'tasks:read')
      const view = { requests: readRequests(deps, access), ...readTasks(deps, access) }
      const matter = readMatterHeading(deps, access)
      return <MatterTasksPage {...{ frame, matter, mayEdit: access.may('tasks:edit') }} {...view} />
    })

const giving = (deps: Deps) =>
  askingRoutes(deps, 'tasks', {
    page: (frame, access, { body, problem }) => (
      <NewTaskPage
        {...{ frame, kinds: TASK_KINDS, today: firmToday(deps), values: readTaskForm(body, 'client') }}
        matter={readMatterHeading(deps, access)}
        languages={writingLanguages(deps, access, 'tasks')}
        candidates={readCandidates(deps, access, 'client')}
        problems={problemsOf(frame.reader, problem)}
      />
    ),
    make: (access, body) => {
      addTask(deps, access, readTaskForm(body, 'client'))
      return 'tasks'
    },
  })

type Call = { viewer: StaffViewer; frame: StaffFrame; params: { matterId: string; taskId: string } }
type Act = (access: Edit, taskId: string) => void

const reviewing = (deps: Deps) => {
  const change = ({ viewer, frame, params: { matterId, taskId } }: Call, act: Act, reason: Texts = {}) => {
    const access = StaffAccess.open(deps, viewer, matterId, 'tasks:edit')
    return formResult(
      () => {
        act(access, taskId)
        return seeOther(`/firm/matters/${matterId}/tasks/${taskId}`)
      },
      (problem) => taskPage(deps, frame, access, { taskId, problem, reason }),
    )
  }
  return new Elysia({ prefix: '/firm/matters/:matterId/tasks/:taskId' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) =>
      taskPage(deps, frame, StaffAccess.open(deps, viewer, params.matterId, 'tasks:read'), params),
    )
    .post('/confirmation', (call) => change(call, (access, id) => confirmTask(deps, access, id)))
    .post(
      '/reopening',
      ({ body, ...call }) => {
        const reason = readReason(body)
        return change(call, (access, id) => reopenTask(deps, access, id, reason), reason)
      },
      formText,
    )
    .post(
      '/due-date',
      ({ body, ...call }) => change(call, (access, id) => changeTaskDue(deps, access, id, body?.dueOn)),
      { body: t.Optional(t.Object({ dueOn: typed })) },
    )
    .post('/withdrawal', ({ viewer, params: { matterId, taskId } }) => {
      withdrawTask(deps, StaffAccess.open(deps, viewer, matterId, 'tasks:edit'), taskId)
      return seeOther(`/firm/matters/${matterId}/tasks`)
    })
}

function taskPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'tasks:read'>,
  { taskId, problem, reason = {} }: { taskId: string; problem?: Problem; reason?: Texts },
) {
  return (
    <TaskPage
      {...{ frame, reason, mayEdit: access.may('tasks:edit') }}
      matter={readMatterHeading(deps, access)}
      task={readTask(deps, access, taskId)}
      languages={writingLanguages(deps, access, 'tasks')}
      comments={readComments(deps, access, { kind: 'task', id: taskId })}
      problems={problemsOf(frame.reader, problem)}
    />
  )
}
