import { Elysia, t } from 'elysia'
import { PeoplePage } from '../../views/people/people-page.tsx'
import { PersonFormPage } from '../../views/people/person-form-page.tsx'
import { FirmAccess, TO_MANAGE } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { typed } from '../http/fields.ts'
import { formResult, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { oneOf } from '../one-of.ts'
import { PERSON_KINDS } from '../viewer.ts'
import { createPerson } from './manage.ts'
import { PERSON_STATUSES } from './queries.ts'
import { readPeople } from './read-people.ts'
import { FromMatter, Kind, PersonForm } from './schemas.ts'

const Listing = t.Object({ q: typed, kind: typed, status: typed, page: typed })

const list = (deps: Deps) =>
  new Elysia().use(staffSide(deps)).get(
    '/firm/people',
    ({ viewer, frame, query }) => {
      const access = FirmAccess.open(viewer, 'people:read')
      const asked = {
        search: query.q ?? '',
        kind: oneOf(PERSON_KINDS, query.kind),
        status: oneOf(PERSON_STATUSES, query.status),
        page: pageNumber(query.page),
      }
      const found = readPeople(deps, access, asked, frame.reader.format.compare)
      const mayAdd = PERSON_KINDS.filter((kind) => FirmAccess.allows(viewer, TO_MANAGE[kind]))
      return <PeoplePage frame={frame} asked={asked} mayAdd={mayAdd} {...found} />
    },
    { query: Listing },
  )

const adding = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get(
      '/firm/people/new',
      ({ viewer, frame, query: { kind = 'client', matter } }) => {
        FirmAccess.open(viewer, TO_MANAGE[kind])
        const [language] = getFirm(deps.db, deps.vault).languages
        const begun = { ...(language && { language }), matter }
        return <PersonFormPage frame={frame} kind={kind} typed={begun} />
      },
      { query: t.Object({ kind: t.Optional(Kind), matter: FromMatter }) },
    )
    .post(
      '/firm/people',
      ({ viewer, frame, body }) =>
        formResult(
          () => seeOther(afterAdding(createPerson(deps, viewer, body), body.matter)),
          (problem) => (
            <PersonFormPage
              frame={frame}
              kind={body.kind}
              typed={body}
              problems={problemsOf(frame.reader, problem)}
            />
          ),
        ),
      { body: PersonForm },
    )

/** Whoever was added for a matter is given access to it next. */
function afterAdding(personId: string, matterId?: string): string {
  return matterId ? `/firm/matters/${matterId}/members/new?person=${personId}` : `/firm/people/${personId}`
}

export const people = (deps: Deps) => new Elysia().use(list(deps)).use(adding(deps))
