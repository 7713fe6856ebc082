import { Elysia, t } from 'elysia'
import { ContactPreferencePage } from '../../views/contact-preferences/contact-preference-page.tsx'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { getReachable } from '../safe-contacts/read.ts'
import { changeContactPreference } from './change.ts'
import { listContactPreferences } from './queries.ts'

/** How a client would rather be reached: by the portal, on paper or by telephone. */
export const contactPreferences = (deps: Deps) =>
  new Elysia({ prefix: '/firm/people/:personId/contact-preference' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params: { personId } }) => {
      const person = getReachable(deps, viewer, personId)
      const typed = listContactPreferences(deps.db, deps.vault, [personId]).get(personId) ?? {}
      return <ContactPreferencePage {...{ frame, person, typed }} />
    })
    .post(
      '/',
      ({ viewer, frame, params: { personId }, body }) => {
        const person = getReachable(deps, viewer, personId)
        return formResult(
          () => {
            changeContactPreference(deps, viewer, personId, body)
            return seeOther(`/firm/people/${personId}`)
          },
          (problem) => {
            const problems = problemsOf(frame.reader, problem)
            return <ContactPreferencePage {...{ frame, person, problems }} typed={body} />
          },
        )
      },
      { body: t.Object({ way: typed, note: typed }) },
    )
