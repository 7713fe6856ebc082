import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { MatterListPage } from '../../views/matters/list-page.tsx'
import { NewMatterPage } from '../../views/matters/new-page.tsx'
import { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { codes, findClients, listLawyers, newMatterValues } from './choose.ts'
import { createMatter, type NewMatterForm } from './create.ts'
import { readMatterList } from './list/read.ts'
import { matterFields } from './schemas.ts'
import { createTitleIndex } from './titles/title-index.ts'
import { MATTER_STATUSES, PRACTICE_AREAS } from './vocabulary.ts'

const listQuery = t.Object({
  q: typed,
  status: typed,
  area: typed,
  responsible: typed,
  mine: typed,
  sort: typed,
  page: typed,
})
const several = t.Optional(t.Union([t.String(), t.Array(t.String(), { maxItems: 100 })]))
const newMatterBody = t.Object({
  ...matterFields,
  responsible: typed,
  client: several,
  clientSearch: typed,
  find: typed,
  once: typed,
})

type NewMatterBody = typeof newMatterBody.static

export const matters = (deps: Deps) => {
  const titles = createTitleIndex(deps)
  return new Elysia({ prefix: '/firm/matters' })
    .use(staffSide(deps))
    .get(
      '/',
      async ({ viewer, frame, query }) => {
        const list = await readMatterList(deps, titles, viewer, query)
        const mayCreate = FirmAccess.allows(viewer, 'matters:create')
        const choices = {
          statuses: MATTER_STATUSES,
          practiceAreas: PRACTICE_AREAS,
          lawyers: listLawyers(deps),
          mine: FirmAccess.allows(viewer, 'matters:all'),
        }
        const now = timestamp(deps.clock)
        return <MatterListPage {...{ frame, list, query, choices, now, mayCreate }} />
      },
      { query: listQuery },
    )
    .get('/new', ({ viewer, frame }) => {
      const access = FirmAccess.open(viewer, 'matters:create')
      return newMatterPage(deps, frame, access, newMatterValues(deps, access))
    })
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'matters:create')
        const form = newMatterForm(body)
        if (body.find || body.clientSearch)
          return newMatterPage(deps, frame, access, form, { clientSearch: body.clientSearch ?? '' })
        return formResult(
          async () => seeOther(`/firm/matters/${await createMatter(deps, access, form)}`),
          (problem) => newMatterPage(deps, frame, access, form, { problem }),
        )
      },
      { body: newMatterBody },
    )
}

function newMatterForm({ client, find: _, clientSearch: __, ...form }: NewMatterBody): NewMatterForm {
  return { ...form, client: [client ?? []].flat() }
}

function newMatterPage(
  deps: Deps,
  frame: StaffFrame,
  access: FirmAccess<'matters:create'>,
  values: NewMatterForm,
  { clientSearch, problem }: { clientSearch?: string; problem?: Problem } = {},
) {
  const clients = findClients(deps, access, { client: values.client ?? [], clientSearch })
  return (
    <NewMatterPage
      {...{ frame, values, codes, clients }}
      problems={problemsOf(frame.reader, problem)}
      lawyers={listLawyers(deps)}
    />
  )
}
