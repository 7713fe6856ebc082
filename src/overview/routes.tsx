import { Elysia } from 'elysia'
import { OverviewPage } from '../../views/overview/overview-page.tsx'
import { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { readOverview } from './read.ts'

export const overview = (deps: Deps) =>
  new Elysia().use(staffSide(deps)).get('/firm/matters/:matterId', ({ viewer, frame, params }) => {
    const access = StaffAccess.enter(deps, viewer, params.matterId)
    const matter = readMatterHeading(deps, access)
    const now = timestamp(deps.clock)
    return <OverviewPage frame={frame} matter={matter} overview={readOverview(deps, access)} now={now} />
  })
