import { Elysia } from 'elysia'
import { OwnSafeContactPage, SafeContactPage } from '../../views/safe-contacts/safe-contact-page.tsx'
import { requireGuest } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { anySide, staffSide } from '../http/page.ts'
import { changeSafeContact, endSafeContact } from './change.ts'
import { getReachable, readSafeContact } from './read.ts'

/** How somebody can be written to and called without being put in danger: set by themselves, or by staff with them. */
export const safeContacts = (deps: Deps) => new Elysia().use(own(deps)).use(ofPerson(deps))

const own = (deps: Deps) =>
  new Elysia({ prefix: '/account/safe-contact' })
    .use(anySide(deps))
    .get('/', ({ viewer, frame }) => (
      <OwnSafeContactPage frame={frame} {...readSafeContact(deps, requireGuest(viewer).personId)} />
    ))
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const { personId } = requireGuest(viewer)
        const form = new URLSearchParams(body ?? '')
        return formResult(
          () => {
            changeSafeContact(deps, viewer, personId, form)
            return seeOther('/account/safe-contact')
          },
          (problem) => {
            const problems = problemsOf(frame.reader, problem)
            return (
              <OwnSafeContactPage
                {...{ frame, problems }}
                typed={form}
                {...readSafeContact(deps, personId)}
              />
            )
          },
        )
      },
      formText,
    )
    .post('/removal', ({ viewer }) => {
      endSafeContact(deps, viewer, requireGuest(viewer).personId)
      return seeOther('/account/safe-contact')
    })

const ofPerson = (deps: Deps) =>
  new Elysia({ prefix: '/firm/people/:personId/safe-contact' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params: { personId } }) => {
      const person = getReachable(deps, viewer, personId)
      return <SafeContactPage frame={frame} person={person} {...readSafeContact(deps, personId)} />
    })
    .post(
      '/',
      ({ viewer, frame, params: { personId }, body }) => {
        const person = getReachable(deps, viewer, personId)
        const form = new URLSearchParams(body ?? '')
        const page = (problem: Problem) => {
          const problems = problemsOf(frame.reader, problem)
          return (
            <SafeContactPage
              {...{ frame, person, problems }}
              typed={form}
              {...readSafeContact(deps, personId)}
            />
          )
        }
        return formResult(() => {
          changeSafeContact(deps, viewer, personId, form)
          return seeOther(`/firm/people/${personId}`)
        }, page)
      },
      formText,
    )
    .post('/removal', ({ viewer, params: { personId } }) => {
      endSafeContact(deps, viewer, getReachable(deps, viewer, personId).id)
      return seeOther(`/firm/people/${personId}`)
    })
