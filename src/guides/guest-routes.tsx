import { Elysia, t } from 'elysia'
import { FIRST_VISIT_CARDS } from '../../views/guides/cards.ts'
import { FirstVisitPage } from '../../views/guides/first-visit-page.tsx'
import { HelpPage } from '../../views/guides/help-page.tsx'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { typed } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { oneOf } from '../one-of.ts'
import { FIRST_VISIT, finishFirstVisit } from './first-visit.ts'

/** What clients and outside people are shown once, and find again whenever they like. */
export const guestGuides = (deps: Deps) =>
  new Elysia()
    .use(guestSide(deps))
    .get(
      FIRST_VISIT,
      ({ frame, query }) => {
        const { phone } = getFirm(deps.db, deps.vault)
        const card = oneOf(FIRST_VISIT_CARDS, query.card) ?? FIRST_VISIT_CARDS[0]
        return <FirstVisitPage {...{ frame, card, phone, origin: deps.origin }} />
      },
      { query: t.Object({ card: typed }) },
    )
    .post(FIRST_VISIT, ({ viewer }) => {
      finishFirstVisit(deps, viewer)
      return seeOther('/portal')
    })
    .get('/portal/help', ({ frame }) => <HelpPage frame={frame} phone={getFirm(deps.db, deps.vault).phone} />)
