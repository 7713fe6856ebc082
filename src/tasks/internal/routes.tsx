import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../../views/layout/frame.ts'
import { InternalTaskPage } from '../../../views/tasks/internal-task-page.tsx'
import { NewInternalTaskPage } from '../../../views/tasks/task-forms.tsx'
import { StaffAccess } from '../../access.ts'
import { askingRoutes } from '../../asked/asking-form.ts'
import type { Deps } from '../../deps.ts'
import { firmToday } from '../../firm/today.ts'
import { typed } from '../../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../../http/forms.ts'
import { staffSide } from '../../http/page.ts'
import { readMatterHeading } from '../../matters/read-heading.ts'
import type { StaffViewer } from '../../viewer.ts'
import { addTask } from '../add.ts'
import { readTaskForm } from '../form.ts'
import { readCandidates, readInternalTask } from '../read.ts'
import type { Edit } from '../review.ts'
import { changeInternalTask, finishInternalTask, removeInternalTask, reopenInternalTask } from './change.ts'

/** What the firm does itself. */
export const internalTasks = (deps: Deps) => new Elysia().use(adding(deps)).use(changing(deps))

const adding = (deps: Deps) =>
  askingRoutes(deps, 'internal-tasks', {
    page: (frame, access, { body, problem }) => (
      <NewInternalTaskPage
        {...{ frame, today: firmToday(deps), values: readTaskForm(body, 'internal') }}
        matter={readMatterHeading(deps, access)}
        candidates={readCandidates(deps, access, 'staff')}
        problems={problemsOf(frame.reader, problem)}
      />
    ),
    make: (access, body) => {
      addTask(deps, access, readTaskForm(body, 'internal'))
      return 'tasks'
    },
  })

type Call = { viewer: StaffViewer; frame: StaffFrame; params: { matterId: string; internalTaskId: string } }

const changing = (deps: Deps) => {
  const change = (
    { viewer, frame, params: { matterId, internalTaskId: id } }: Call,
    act: (access: Edit, id: string) => void,
    next = `/${id}`,
  ) => {
    const access = StaffAccess.open(deps, viewer, matterId, 'tasks:edit')
    return formResult(
      () => {
        act(access, id)
        return seeOther(`/firm/matters/${matterId}/${next ? `internal-tasks${next}` : 'tasks'}`)
      },
      (problem) => taskPage(deps, frame, access, id, problem),
    )
  }
  return new Elysia({ prefix: '/firm/matters/:matterId/internal-tasks/:internalTaskId' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'tasks:read')
      return taskPage(deps, frame, access, params.internalTaskId)
    })
    .post(
      '/',
      ({ body, ...call }) => change(call, (access, id) => changeInternalTask(deps, access, id, body ?? {})),
      {
        body: t.Optional(t.Object({ dueOn: typed, assignee: typed })),
      },
    )
    .post('/completion', (call) => change(call, (access, id) => finishInternalTask(deps, access, id)))
    .post('/completion/withdrawal', (call) =>
      change(call, (access, id) => reopenInternalTask(deps, access, id)),
    )
    .post('/removal', (call) => change(call, (access, id) => removeInternalTask(deps, access, id), ''))
}

function taskPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'tasks:read'>,
  id: string,
  problem?: Problem,
) {
  return (
    <InternalTaskPage
      {...{ frame, mayEdit: access.may('tasks:edit') }}
      matter={readMatterHeading(deps, access)}
      task={readInternalTask(deps, access, id)}
      candidates={readCandidates(deps, access, 'staff')}
      problems={problemsOf(frame.reader, problem)}
    />
  )
}
