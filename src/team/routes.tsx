import { Elysia } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { TeamPage } from '../../views/team/team-page.tsx'
import { type EditStatus, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { writingLanguages } from '../languages/needed.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { chooseTeam, markOfTeam, readTeamForm, type TeamForm } from './choose.ts'
import { readTeamLines } from './read.ts'

/** Whom clients see as their team. */
export const team = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/team' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) =>
      teamPage(deps, frame, StaffAccess.open(deps, viewer, params.matterId, 'status:edit')),
    )
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'status:edit')
        const form = readTeamForm(body ?? '')
        return formResult(
          () => {
            chooseTeam(deps, access, form)
            return seeOther(`/firm/matters/${access.matterId}/status`)
          },
          (problem) => teamPage(deps, frame, access, { form, problem }),
        )
      },
      formText,
    )

type Refused = { form: TeamForm; problem: Problem }

function teamPage(deps: Deps, frame: StaffFrame, access: EditStatus, refused?: Refused) {
  const chosen = readTeamLines(deps, access)
  const lines = chosen.map((line) =>
    refused
      ? { ...line, isShown: refused.form.shown.has(line.id), sentence: refused.form.sentenceOf(line.id) }
      : line,
  )
  return (
    <TeamPage
      {...{ frame, team: lines, seen: markOfTeam(chosen) }}
      matter={readMatterHeading(deps, access)}
      languages={writingLanguages(deps, access, 'status')}
      problems={problemsOf(frame.reader, refused?.problem)}
    />
  )
}
