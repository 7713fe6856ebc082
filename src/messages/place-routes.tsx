import { Elysia, t } from 'elysia'
import { MessagesPage } from '../../views/messages/messages-page.tsx'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { readThreadsOfFirm } from './read-place.ts'

/** All conversations of somebody of the firm, whatever the matter. */
export const messagePlace = (deps: Deps) =>
  new Elysia().use(staffSide(deps)).get(
    '/firm/messages',
    ({ viewer, frame, query }) => {
      const [page, mine] = [pageNumber(query.page), query.show !== 'all']
      const list = readThreadsOfFirm(deps, viewer, { page, mine })
      return <MessagesPage {...{ frame, list, page, mine, now: timestamp(deps.clock) }} />
    },
    { query: t.Object({ show: typed, page: typed }) },
  )
