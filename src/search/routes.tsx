import { Elysia, t } from 'elysia'
import { FirmSearchPage } from '../../views/search/firm-page.tsx'
import { GuestSearchPage } from '../../views/search/guest-page.tsx'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { guestSide, staffSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { oneOf } from '../one-of.ts'
import { find, type Question } from './find.ts'
import { HIT_SOURCES } from './hits/all.ts'
import { GROUPS, type HitSource } from './hits/hit.ts'
import { findPeople } from './people.ts'
import type { Search } from './search.ts'

const asked = { query: t.Object({ q: typed, in: typed, page: typed }) }

/** `internal`: what only the firm's own people look through. */
export const firmSearch = (deps: Deps, search: Search, internal: readonly HitSource[]) =>
  new Elysia().use(staffSide(deps)).get(
    '/firm/search',
    async ({ viewer, frame, query }) => {
      const question = questionOf(query)
      const findings = await find({ deps, search, sources: [...HIT_SOURCES, ...internal] }, viewer, question)
      const people = findPeople(deps, viewer, question, frame.reader.format.compare)
      const now = timestamp(deps.clock)
      return <FirmSearchPage {...{ frame, people, findings, now }} asked={question} />
    },
    asked,
  )

export const guestSearch = (deps: Deps, search: Search) =>
  new Elysia().use(guestSide(deps)).get(
    '/portal/search',
    async ({ viewer, frame, query }) => {
      const question = questionOf(query)
      const findings = await find({ deps, search, sources: HIT_SOURCES }, viewer, question)
      return (
        <GuestSearchPage frame={frame} asked={question} findings={findings} now={timestamp(deps.clock)} />
      )
    },
    asked,
  )

/** Further back than this nobody turns pages; more words find sooner. */
const FARTHEST_PAGE = 20
const LONGEST_QUESTION = 200

type Query = Partial<Record<'q' | 'in' | 'page', string | undefined>>

function questionOf({ q = '', in: group, page }: Query): Question {
  return {
    q: q.slice(0, LONGEST_QUESTION).trim(),
    group: oneOf(GROUPS, group) ?? null,
    page: Math.min(pageNumber(page), FARTHEST_PAGE),
  }
}
