import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { EditMemberPage } from '../../views/members/edit-member-page.tsx'
import { ChoosePersonPage, NewMemberPage } from '../../views/members/new-member-page.tsx'
import { type EditMembers, hasFreshPasskey, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { oneOf } from '../one-of.ts'
import {
  addMember,
  changeMember,
  changeResponsible,
  getOtherMember,
  removeMember,
  requireActive,
} from './change.ts'
import { findPeople, grantChoices, presentGrant, usualGrant } from './choose.ts'
import { type GrantForm, rolesFor } from './grant.ts'
import { membersPage } from './page.tsx'
import { countGivenBefore } from './queries.ts'

const grantFields = {
  role: typed,
  documents: typed,
  messages: typed,
  status: typed,
  calendar: typed,
  tasks: typed,
  billing: typed,
  members: typed,
  start: typed,
  end: typed,
  useRole: typed,
}

const prefix = '/firm/matters/:matterId'

/** Who is in a matter: pages and forms. */
export const members = (deps: Deps) =>
  new Elysia().use(membersAndResponsible(deps)).use(newMember(deps)).use(oneMember(deps))

const membersAndResponsible = (deps: Deps) =>
  new Elysia({ prefix })
    .use(staffSide(deps))
    .get('/members', ({ viewer, frame, params }) =>
      membersPage(deps, frame, StaffAccess.open(deps, viewer, params.matterId, 'members:read')),
    )
    .post(
      '/responsible',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
        return formResult(
          () => {
            changeResponsible(deps, access, body.responsible)
            return seeOther(`/firm/matters/${access.matterId}/members`)
          },
          (problem) => membersPage(deps, frame, access, { problem }),
        )
      },
      { body: t.Object({ responsible: typed }) },
    )

const newMember = (deps: Deps) =>
  new Elysia({ prefix })
    .use(staffSide(deps))
    .get(
      '/members/new',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
        if (query.person) return newMemberPage(deps, frame, access, query.person, { role: query.role })
        const matter = readMatterHeading(deps, access)
        const words = query.q?.slice(0, 200) ?? ''
        return (
          <ChoosePersonPage {...{ frame, matter }} query={words} found={findPeople(deps, access, words)} />
        )
      },
      { query: t.Object({ q: typed, person: typed, role: typed }) },
    )
    .post(
      '/members',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
        if (body.useRole) return newMemberPage(deps, frame, access, body.person, { role: body.role })
        return formResult(
          () => {
            addMember(deps, access, body.person, body)
            return seeOther(`/firm/matters/${access.matterId}/members`)
          },
          (problem) => newMemberPage(deps, frame, access, body.person, { values: body, problem }),
        )
      },
      { body: t.Object({ person: typed, ...grantFields }) },
    )

const oneMember = (deps: Deps) =>
  new Elysia({ prefix })
    .use(staffSide(deps))
    .get(
      '/members/:personId',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
        return memberPage(deps, frame, access, params.personId, { role: query.role })
      },
      { query: t.Object({ role: typed }) },
    )
    .post(
      '/members/:personId',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
        if (body.useRole) return memberPage(deps, frame, access, params.personId, { role: body.role })
        return formResult(
          () => {
            changeMember(deps, access, params.personId, body)
            return seeOther(`/firm/matters/${access.matterId}/members`)
          },
          (problem) => memberPage(deps, frame, access, params.personId, { values: body, problem }),
        )
      },
      { body: t.Object(grantFields) },
    )
    .post('/members/:personId/removal', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'members:edit')
      return formResult(
        () => {
          removeMember(deps, access, params.personId)
          return seeOther(`/firm/matters/${access.matterId}/members`)
        },
        (problem) => membersPage(deps, frame, access, { problem }),
      )
    })

type Again = { role?: string | undefined; values?: GrantForm; problem?: Problem }

/** A person who cannot join is said on the page of the members; there is nothing to fill in for them. */
function newMemberPage(
  deps: Deps,
  frame: StaffFrame,
  access: EditMembers,
  personId: string | undefined,
  { role, values, problem }: Again,
) {
  if (problem?.field === 'person') return membersPage(deps, frame, access, { problem: { say: problem.say } })
  const person = requireActive(deps, personId)
  return (
    <NewMemberPage
      {...{ frame, person }}
      matter={readMatterHeading(deps, access)}
      values={values ?? usualGrant(deps, person, role)}
      problems={problemsOf(frame.reader, problem)}
      choices={grantChoices(access, person)}
      before={person.kind === 'staff' ? null : countGivenBefore(deps.db, access, person.id)}
      fresh={hasFreshPasskey(deps, access.viewer)}
    />
  )
}

function memberPage(
  deps: Deps,
  frame: StaffFrame,
  access: EditMembers,
  personId: string,
  { role, values, problem }: Again,
) {
  if (problem && !problem.field) return membersPage(deps, frame, access, { problem })
  const { member, person } = getOtherMember(deps, access, personId)
  return (
    <EditMemberPage
      {...{ frame, person }}
      matter={readMatterHeading(deps, access)}
      values={values ?? presentGrant(deps, member, oneOf(rolesFor(person), role))}
      problems={problemsOf(frame.reader, problem)}
      choices={grantChoices(access, person)}
      fresh={hasFreshPasskey(deps, access.viewer)}
    />
  )
}
