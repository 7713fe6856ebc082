import { Elysia, t } from 'elysia'
import { TodayPage } from '../../views/today/today-page.tsx'
import { WaitingPage } from '../../views/today/waiting-page.tsx'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { oneOf } from '../one-of.ts'
import { homeOf } from '../sessions/home.ts'
import { getSilenceDays } from '../stages/queries.ts'
import { readToday } from './read.ts'
import { readWaiting, WAITING_LISTS } from './waiting.ts'

const PAGE = 50

export const today = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get('/firm', ({ viewer, frame }) => {
      return <TodayPage frame={frame} today={readToday(deps, viewer)} now={timestamp(deps.clock)} />
    })
    .get(
      '/firm/waiting',
      ({ viewer, frame, query }) => {
        const [list, page] = [oneOf(WAITING_LISTS, query.list) ?? 'asking', pageNumber(query.page)]
        const waiting = readWaiting(deps, viewer, [list], { offset: (page - 1) * PAGE, limit: PAGE })
        const silenceDays = getSilenceDays(deps.db)
        return <WaitingPage {...{ frame, list, waiting, silenceDays, page }} size={PAGE} />
      },
      { query: t.Object({ list: typed, page: typed }) },
    )

/** The bare address leads everybody to their own side. */
export const home = () =>
  new Elysia().get('/', ({ request }) => {
    const { viewer } = contextOf(request)
    if (!viewer) return seeOther('/sign-in')
    return seeOther(homeOf(viewer.kind))
  })
