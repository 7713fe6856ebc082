import { Elysia, t } from 'elysia'
import { LogPage } from '../../views/audit/log-page.tsx'
import { MatterLogPage } from '../../views/audit/matter-log-page.tsx'
import { FirmAccess, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { exportLog } from './export.ts'
import { readLog, readMatterLog } from './read.ts'

const Text = t.Optional(t.String({ maxLength: 100 }))
const asked = { person: Text, matter: Text, kind: Text, from: Text, to: Text }
const Before = t.Optional(t.Integer({ minimum: 1 }))

export const audit = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get(
      '/firm/log',
      ({ viewer, frame, query }) => {
        const { before, ...filter } = query
        const reading = readLog(deps, FirmAccess.open(viewer, 'log:read'), { query: filter, before })
        return <LogPage frame={frame} reading={reading} query={filter} paged={before !== undefined} />
      },
      { query: t.Object({ ...asked, before: Before }) },
    )
    .get(
      '/firm/log.csv',
      ({ viewer, frame, query }) => {
        const csv = exportLog(deps, FirmAccess.open(viewer, 'log:read'), query, frame.reader)
        const name = `log-${timestamp(deps.clock).slice(0, 10)}.csv`
        return new Response(csv, {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="${name}"`,
          },
        })
      },
      { query: t.Object(asked) },
    )
    .get(
      '/firm/matters/:matterId/log',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'members:read')
        const part = readMatterLog(deps, access, query.before)
        const matter = readMatterHeading(deps, access)
        return <MatterLogPage frame={frame} matter={matter} part={part} paged={query.before !== undefined} />
      },
      { query: t.Object({ before: Before }) },
    )
