import { Elysia, t } from 'elysia'
import { InvitationPage } from '../../views/people/invitation-page.tsx'
import { PersonFormPage } from '../../views/people/person-form-page.tsx'
import { PersonPage } from '../../views/people/person-page.tsx'
import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { changeStatus, editPerson, getManageable, invite, signOutEverywhere } from './manage.ts'
import { readInvited } from './read-invited.ts'
import { readPerson } from './read-person.ts'
import { PersonForm } from './schemas.ts'

const Status = t.Object({ status: t.Union([t.Literal('active'), t.Literal('disabled')]) })

const details = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get('/firm/people/:personId', ({ viewer, frame, params: { personId } }) => {
      const access = FirmAccess.open(viewer, 'people:read')
      return <PersonPage frame={frame} {...readPerson(deps, access, personId)} />
    })
    .get('/firm/people/:personId/edit', ({ viewer, frame, params: { personId } }) => {
      const person = getManageable(deps, viewer, personId)
      return <PersonFormPage frame={frame} kind={person.kind} personId={personId} typed={person} />
    })
    .post(
      '/firm/people/:personId',
      ({ viewer, frame, params: { personId }, body }) =>
        formResult(
          () => {
            editPerson(deps, viewer, personId, body)
            return seeOther(`/firm/people/${personId}`)
          },
          (problem) => {
            const { kind } = getManageable(deps, viewer, personId)
            return (
              <PersonFormPage
                frame={frame}
                kind={kind}
                personId={personId}
                typed={body}
                problems={problemsOf(frame.reader, problem)}
              />
            )
          },
        ),
      { body: PersonForm },
    )

/** What lets somebody in, and what keeps them out. */
const entry = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .post(
      '/firm/people/:personId/enrolment',
      ({ viewer, frame, params: { personId }, body }) => {
        const mail = body.mail === 'yes'
        const invited = invite(deps, viewer, personId, { mail, lost: body.lost === 'yes' })
        return <InvitationPage frame={frame} {...readInvited(deps, personId, { mail })} {...invited} />
      },
      { body: t.Object({ mail: typed, lost: typed }) },
    )
    .post(
      '/firm/people/:personId/status',
      ({ viewer, frame, params: { personId }, body: { status } }) =>
        formResult(
          async () => {
            await changeStatus(deps, viewer, personId, status)
            return seeOther(`/firm/people/${personId}`)
          },
          (problem) => (
            <PersonPage
              frame={frame}
              {...readPerson(deps, FirmAccess.open(viewer, 'people:read'), personId)}
              problems={problemsOf(frame.reader, problem)}
            />
          ),
        ),
      { body: Status },
    )
    .post('/firm/people/:personId/sessions/end', ({ viewer, params: { personId } }) => {
      signOutEverywhere(deps, viewer, personId)
      return seeOther(`/firm/people/${personId}`)
    })

export const onePerson = (deps: Deps) => new Elysia().use(details(deps)).use(entry(deps))
