import { Elysia, t } from 'elysia'
import { PeoplePage } from '../../views/people/people-page.tsx'
import { PersonFormPage } from '../../views/people/person-form-page.tsx'
import { FirmAccess, TO_MANAGE } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formResult, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { createPerson } from './edit.ts'
import { Kind, PersonForm } from './forms.ts'
import { listPeople } from './list.ts'

const Listing = t.Object({
  q: t.Optional(t.String()),
  kind: t.Optional(t.String()),
  status: t.Optional(t.String()),
  page: t.Optional(t.String()),
})
const KINDS = ['staff', 'client', 'outside'] as const
const STATUSES = ['active', 'disabled'] as const

const list = (deps: Deps) =>
  new Elysia().use(staffSide(deps)).get(
    '/firm/people',
    ({ viewer, frame, query }) => {
      FirmAccess.open(viewer, 'people:read')
      const asked = {
        search: query.q ?? '',
        kind: KINDS.find((kind) => kind === query.kind) ?? null,
        status: STATUSES.find((status) => status === query.status) ?? null,
        page: pageNumber(query.page),
      }
      const found = listPeople(deps, asked, frame.reader.format.compare)
      const mayAdd = KINDS.filter((kind) => FirmAccess.allows(viewer, TO_MANAGE[kind]))
      return <PeoplePage frame={frame} asked={asked} mayAdd={mayAdd} {...found} />
    },
    { query: Listing },
  )

const adding = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get(
      '/firm/people/new',
      ({ viewer, frame, query: { kind = 'client' } }) => {
        FirmAccess.open(viewer, TO_MANAGE[kind])
        return <PersonFormPage frame={frame} kind={kind} typed={{ language: frame.reader.language }} />
      },
      { query: t.Object({ kind: t.Optional(Kind) }) },
    )
    .post(
      '/firm/people',
      ({ viewer, frame, body }) =>
        formResult(
          () => seeOther(`/firm/people/${createPerson(deps, viewer, body)}`),
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

export const people = (deps: Deps) => new Elysia().use(list(deps)).use(adding(deps))
