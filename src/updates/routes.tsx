import { Elysia, t } from 'elysia'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { UpdateHints } from '../../views/updates/hints.tsx'
import { UpdatePreviewPage } from '../../views/updates/preview-page.tsx'
import { StatusPage } from '../../views/updates/status-page.tsx'
import { type EditStatus, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { firmToday } from '../firm/today.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { writingLanguages } from '../languages/needed.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { listTemplates } from '../stages/template.ts'
import { readTeamLines } from '../team/read.ts'
import { listAttachable } from './attachable.ts'
import {
  EMPTY_UPDATE,
  type HeartbeatForm,
  readHeartbeatForm,
  readUpdateForm,
  type UpdateForm,
} from './form.ts'
import { findHints } from './hints.ts'
import { readReaders, readStatusTab } from './read-staff.ts'
import { readyToWrite, sendHeartbeat, writeUpdate } from './write.ts'

/** Where a matter stands and what its clients are told, for the firm. */
export const updates = (deps: Deps) => new Elysia().use(tab(deps)).use(writing(deps)).use(heartbeats(deps))

const PREFIX = '/firm/matters/:matterId'

const tab = (deps: Deps) =>
  new Elysia({ prefix: PREFIX })
    .use(staffSide(deps))
    .get(
      '/status',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:read')
        return statusPage(deps, frame, access, { page: pageNumber(query.page), done: query.done })
      },
      { query: t.Object({ page: typed, done: typed }) },
    )
    // A step has no address of its own: whoever comes back to it starts from the tab.
    .get('/updates/preview', ({ params }) => seeOther(`/firm/matters/${params.matterId}/status`))

const writing = (deps: Deps) =>
  new Elysia({ prefix: PREFIX })
    .use(staffSide(deps))
    .post(
      '/updates/draft',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        return statusPage(deps, frame, access, { form: readUpdateForm(body ?? '') })
      },
      formText,
    )
    .post(
      '/updates/hints',
      ({ viewer, frame, params, body }) => {
        StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        return <UpdateHints reader={frame.reader} hints={findHints(readUpdateForm(body ?? ''))} />
      },
      formText,
    )
    .post(
      '/updates/preview',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        const form = readUpdateForm(body ?? '')
        return formResult(
          () => previewPage(deps, frame, access, form).toResponse(),
          (problem) => statusPage(deps, frame, access, { form, problem }),
        )
      },
      formText,
    )
    .post(
      '/updates',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        const form = readUpdateForm(body ?? '')
        return formResult(
          () => {
            writeUpdate(deps, access, form)
            return seeOther(`/firm/matters/${access.matterId}/status?done=update`)
          },
          (problem) => statusPage(deps, frame, access, { form, problem }),
        )
      },
      formText,
    )

const heartbeats = (deps: Deps) =>
  new Elysia({ prefix: PREFIX }).use(staffSide(deps)).post(
    '/heartbeats',
    ({ viewer, frame, params, body }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
      const heartbeat = readHeartbeatForm(body ?? '')
      return formResult(
        () => {
          sendHeartbeat(deps, access, heartbeat)
          return seeOther(`/firm/matters/${access.matterId}/status?done=heartbeat`)
        },
        (problem) => statusPage(deps, frame, access, { heartbeat, problem }),
      )
    },
    formText,
  )

type Shown = {
  page?: number
  done?: string | undefined
  form?: UpdateForm
  heartbeat?: HeartbeatForm
  problem?: Problem
}

function statusPage(deps: Deps, frame: StaffFrame, access: StaffAccess<'status:read'>, shown: Shown): Html {
  const form = shown.form ?? EMPTY_UPDATE
  return (
    <StatusPage
      {...{ frame, form, heartbeat: shown.heartbeat ?? null, done: shown.done }}
      matter={readMatterHeading(deps, access)}
      status={readStatusTab(deps, access, shown.page ?? 1)}
      team={readTeamLines(deps, access)}
      templates={listTemplates(deps)}
      attachable={listAttachable(deps, access, form)}
      languages={writingLanguages(deps, access, 'status')}
      mayEdit={access.may('status:edit')}
      hints={findHints(form)}
      problems={problemsOf(frame.reader, shown.problem)}
      today={firmToday(deps)}
      now={timestamp(deps.clock)}
    />
  )
}

function previewPage(deps: Deps, frame: StaffFrame, access: EditStatus, form: UpdateForm): Html {
  const ready = readyToWrite(deps, access, form)
  return (
    <UpdatePreviewPage
      {...{ frame, form, ready }}
      matter={readMatterHeading(deps, access)}
      readers={readReaders(deps, access)}
      hints={findHints(form)}
      now={timestamp(deps.clock)}
    />
  )
}
