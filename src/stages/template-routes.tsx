import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { TemplatePage, TemplateStagePage, TemplatesPage } from '../../views/stages/template-pages.tsx'
import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readLine } from '../languages/form.ts'
import { oneOf } from '../one-of.ts'
import { markOf } from '../seen.ts'
import {
  addTemplateStage,
  changeSilence,
  editTemplateStage,
  getTemplateStage,
  moveTemplateStage,
  removeTemplateStage,
  resetTemplate,
  templateLanguages,
} from './edit-template.ts'
import { draftOf, readStageForm, type StageDraft } from './form.ts'
import { DIRECTIONS } from './order.ts'
import { getSilenceDays } from './queries.ts'
import { getTemplate, listTemplates } from './template.ts'

const LIST = '/firm/settings/stages'

/** The firm's templates of stages, for its owners. */
export const stageTemplates = (deps: Deps) =>
  new Elysia().use(list(deps)).use(oneTemplate(deps)).use(oneStage(deps))

const list = (deps: Deps) =>
  new Elysia({ prefix: LIST })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => {
      FirmAccess.open(viewer, 'firm:manage')
      return listPage(deps, frame)
    })
    .post(
      '/silence',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          () => {
            changeSilence(deps, access, body?.silenceDays)
            return seeOther(LIST)
          },
          (problem) => listPage(deps, frame, { problem, silenceDays: body?.silenceDays }),
        )
      },
      { body: t.Optional(t.Object({ silenceDays: typed })) },
    )

const oneTemplate = (deps: Deps) =>
  new Elysia({ prefix: `${LIST}/:templateKey` })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      FirmAccess.open(viewer, 'firm:manage')
      return templatePage(deps, frame, params.templateKey)
    })
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        const [{ templateKey }, fields] = [params, new URLSearchParams(body ?? '')]
        return formResult(
          () => {
            const key = addTemplateStage(deps, access, templateKey, readLine(fields, 'name'))
            return seeOther(`${LIST}/${templateKey}/${key}`)
          },
          (problem) => templatePage(deps, frame, templateKey, problem),
        )
      },
      formText,
    )
    .post('/reset', ({ viewer, params }) => {
      resetTemplate(deps, FirmAccess.open(viewer, 'firm:manage'), params.templateKey)
      return seeOther(`${LIST}/${params.templateKey}`)
    })

const oneStage = (deps: Deps) =>
  new Elysia({ prefix: `${LIST}/:templateKey/:stageKey` })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      FirmAccess.open(viewer, 'firm:manage')
      return stagePage(deps, frame, params)
    })
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        const draft = readStageForm(body ?? '')
        return formResult(
          () => {
            editTemplateStage(deps, access, params, draft)
            return seeOther(`${LIST}/${params.templateKey}`)
          },
          (problem) => stagePage(deps, frame, params, { draft, problem }),
        )
      },
      formText,
    )
    .post(
      '/position',
      ({ viewer, params, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        moveTemplateStage(deps, access, params, oneOf(DIRECTIONS, body?.direction) ?? 'up')
        return seeOther(`${LIST}/${params.templateKey}`)
      },
      { body: t.Optional(t.Object({ direction: typed })) },
    )
    .post('/removal', ({ viewer, params }) => {
      removeTemplateStage(deps, FirmAccess.open(viewer, 'firm:manage'), params)
      return seeOther(`${LIST}/${params.templateKey}`)
    })

type ListRefused = { problem?: Problem; silenceDays?: string | undefined }

function listPage(deps: Deps, frame: StaffFrame, refused: ListRefused = {}) {
  return (
    <TemplatesPage
      frame={frame}
      templates={listTemplates(deps)}
      silenceDays={refused.silenceDays ?? String(getSilenceDays(deps.db))}
      problems={problemsOf(frame.reader, refused.problem)}
    />
  )
}

function templatePage(deps: Deps, frame: StaffFrame, key: string, problem?: Problem) {
  return (
    <TemplatePage
      frame={frame}
      template={getTemplate(deps, key)}
      languages={templateLanguages(deps)}
      problems={problemsOf(frame.reader, problem)}
    />
  )
}

type Named = { templateKey: string; stageKey: string }

function stagePage(
  deps: Deps,
  frame: StaffFrame,
  { templateKey, stageKey }: Named,
  refused: { draft?: StageDraft; problem?: Problem } = {},
) {
  const stage = getTemplateStage(deps, { templateKey, stageKey })
  return (
    <TemplateStagePage
      {...{ frame, stageKey }}
      template={getTemplate(deps, templateKey)}
      draft={refused.draft ?? draftOf(stage)}
      seen={markOf(draftOf(stage))}
      languages={templateLanguages(deps)}
      problems={problemsOf(frame.reader, refused.problem)}
    />
  )
}
