import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { BeginPage } from '../../views/stages/begin-page.tsx'
import { StagePage, StagesPage } from '../../views/stages/matter-pages.tsx'
import { type EditStatus, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readLine } from '../languages/form.ts'
import { writingLanguages } from '../languages/needed.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { oneOf } from '../one-of.ts'
import { markOf } from '../seen.ts'
import { readReaders, readStages } from '../updates/read-staff.ts'
import type { StaffViewer } from '../viewer.ts'
import { beginStage, getStage } from './begin.ts'
import { addStage, editStage, moveStage, removeStage } from './edit.ts'
import { draftOf, readStageForm, type StageDraft } from './form.ts'
import { DIRECTIONS } from './order.ts'
import { getStatus } from './queries.ts'
import { setStages } from './set.ts'

type Path = { matterId: string; stageId: string }

/** A matter's own stages: taken from a template, moved through, changed. */
export const stages = (deps: Deps) => new Elysia().use(setting(deps)).use(editing(deps)).use(beginning(deps))

const setting = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/stages' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => stagesPage(deps, frame, edit(deps, viewer, params)))
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = edit(deps, viewer, params)
        return formResult(
          () => {
            setStages(deps, access, body?.template)
            return seeOther(`/firm/matters/${access.matterId}/status`)
          },
          (problem) => stagesPage(deps, frame, access, problem),
        )
      },
      { body: t.Optional(t.Object({ template: typed })) },
    )
    .post(
      '/added',
      ({ viewer, frame, params, body }) => {
        const access = edit(deps, viewer, params)
        const name = readLine(new URLSearchParams(body ?? ''), 'name')
        return formResult(
          () => seeOther(`/firm/matters/${access.matterId}/stages/${addStage(deps, access, name)}`),
          (problem) => stagesPage(deps, frame, access, problem),
        )
      },
      formText,
    )

const editing = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/stages/:stageId' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) =>
      stagePage(deps, frame, edit(deps, viewer, params), { stageId: params.stageId }),
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = edit(deps, viewer, params)
        const [{ stageId }, draft] = [params, readStageForm(body ?? '')]
        return formResult(
          () => {
            editStage(deps, access, stageId, draft)
            return toStages(params)
          },
          (problem) => stagePage(deps, frame, access, { stageId, draft, problem }),
        )
      },
      formText,
    )
    .post(
      '/position',
      ({ viewer, params, body }) => {
        const direction = oneOf(DIRECTIONS, body?.direction)
        const access = edit(deps, viewer, params)
        moveStage(deps, access, params.stageId, direction ?? 'up')
        return toStages(params)
      },
      { body: t.Optional(t.Object({ direction: typed })) },
    )
    .post('/removal', ({ viewer, frame, params }) => {
      const access = edit(deps, viewer, params)
      return formResult(
        () => {
          removeStage(deps, access, params.stageId)
          return toStages(params)
        },
        (problem) => stagePage(deps, frame, access, { stageId: params.stageId, problem }),
      )
    })

const beginning = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/stages/:stageId/beginning' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) =>
      beginPage(deps, frame, edit(deps, viewer, params), params.stageId),
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = edit(deps, viewer, params)
        const fields = new URLSearchParams(body ?? '')
        const places = (name: string) => fields.getAll(name).map(Number)
        const { stageId } = params
        return formResult(
          () => {
            beginStage(deps, access, { stageId, tasks: places('task'), requests: places('request') })
            return seeOther(`/firm/matters/${access.matterId}/status`)
          },
          (problem) => beginPage(deps, frame, access, stageId, problem),
        )
      },
      formText,
    )

function edit(deps: Deps, viewer: StaffViewer, { matterId }: { matterId: string }): EditStatus {
  return StaffAccess.open(deps, viewer, matterId, 'status:edit')
}

const toStages = ({ matterId }: Path) => seeOther(`/firm/matters/${matterId}/stages`)

function stagesPage(deps: Deps, frame: StaffFrame, access: EditStatus, problem?: Problem) {
  return (
    <StagesPage
      {...common(deps, frame, access, problem)}
      status={readStages(deps, access)}
      languages={writingLanguages(deps, access, 'status')}
    />
  )
}

type Shown = { stageId: string; draft?: StageDraft; problem?: Problem }

function stagePage(deps: Deps, frame: StaffFrame, access: EditStatus, { stageId, draft, problem }: Shown) {
  const stage = getStage(deps, access, stageId)
  return (
    <StagePage
      {...common(deps, frame, access, problem)}
      {...{ stageId, draft: draft ?? draftOf(stage), seen: markOf(draftOf(stage)) }}
      isNow={getStatus(deps.db, access).stageId === stageId}
      languages={writingLanguages(deps, access, 'status')}
    />
  )
}

function beginPage(deps: Deps, frame: StaffFrame, access: EditStatus, stageId: string, problem?: Problem) {
  return (
    <BeginPage
      {...common(deps, frame, access, problem)}
      stage={getStage(deps, access, stageId)}
      readers={readReaders(deps, access)}
      mayAsk={access.may('tasks:edit')}
    />
  )
}

function common(deps: Deps, frame: StaffFrame, access: EditStatus, problem?: Problem) {
  const problems = problemsOf(frame.reader, problem)
  return { frame, matter: readMatterHeading(deps, access), problems }
}
