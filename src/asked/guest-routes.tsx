import { Elysia } from 'elysia'
import { AgendaPage } from '../../views/asked/agenda-page.tsx'
import { AskedMatterPage } from '../../views/asked/matter-page.tsx'
import { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { firmToday } from '../firm/today.ts'
import { guestSide } from '../http/page.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import { readGuestRequests } from '../requests/read-guest.ts'
import { readGuestTasks } from '../tasks/read-guest.ts'
import { readAgenda } from './read.ts'

const SOON = { days: 7 }

/** What is asked of a client, in one matter and in all of theirs. */
export const guestAsked = (deps: Deps) =>
  new Elysia({ prefix: '/portal' })
    .use(guestSide(deps))
    .get('/agenda', ({ viewer, frame }) => {
      const soonUntil = Temporal.PlainDate.from(firmToday(deps)).add(SOON).toString()
      return <AgendaPage {...{ frame, agenda: readAgenda(deps, viewer), soonUntil }} />
    })
    .get('/matters/:matterId/tasks', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'tasks:read')
      const matter = readGuestMatterHeading(deps, access, viewer.language)
      const [requests, tasks] = [readGuestRequests(deps, access), readGuestTasks(deps, access)]
      return <AskedMatterPage {...{ frame, matter, requests, tasks }} />
    })
