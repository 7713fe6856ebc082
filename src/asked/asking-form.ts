import { Elysia } from 'elysia'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText } from '../http/fields.ts'
import { formResult, type Problem, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'

type Edit = StaffAccess<'tasks:edit'>
type Body = string | null | undefined
/** What was filled in and refused. */
export type Filled = { body?: Body; problem?: Problem }

type Form = {
  page(frame: StaffFrame, access: Edit, filled: Filled): Html
  /** Returns where it leads, below the matter. */
  make(access: Edit, body: Body): string
}

/** A task, an internal task or a request of a matter: its form (views/asked/asking-form.tsx) and what that sends. */
export const askingRoutes = (
  deps: Deps,
  noun: 'tasks' | 'internal-tasks' | 'requests',
  { page, make }: Form,
) =>
  new Elysia({ prefix: `/firm/matters/:matterId/${noun}` })
    .use(staffSide(deps))
    .get('/new', ({ viewer, frame, params }) =>
      page(frame, StaffAccess.open(deps, viewer, params.matterId, 'tasks:edit'), {}),
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'tasks:edit')
        return formResult(
          () => seeOther(`/firm/matters/${access.matterId}/${make(access, body)}`),
          (problem) => page(frame, access, { body, problem }),
        )
      },
      formText,
    )
