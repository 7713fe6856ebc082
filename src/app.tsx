import { type AnyElysia, Elysia } from 'elysia'
import { account } from './account/routes.tsx'
import { guestAsked } from './asked/guest-routes.tsx'
import { audit } from './audit/routes.tsx'
import { binder } from './binder/routes.tsx'
import { calendarFeeds } from './calendar/feeds/routes.tsx'
import { guestCalendar } from './calendar/guest-routes.tsx'
import { calendar } from './calendar/routes.tsx'
import { guestClosing } from './closing/guest-routes.tsx'
import { closing } from './closing/routes.tsx'
import { comments } from './comments/routes.tsx'
import { contactPreferences } from './contact-preferences/routes.tsx'
import type { Deps } from './deps.ts'
import { destruction } from './destruction/routes.tsx'
import { discretion } from './discretion/routes.tsx'
import { documentContent } from './documents/content-routes.ts'
import { type RecentReads, recentReads } from './documents/reads.ts'
import { documents } from './documents/routes.tsx'
import { documentZip } from './documents/zip-routes.ts'
import { enrolments } from './enrolments/routes.tsx'
import { brand } from './firm/brand-routes.ts'
import { firm } from './firm/routes.tsx'
import { folders } from './folders/routes.tsx'
import { guestGuides } from './guides/guest-routes.tsx'
import { publicHelp } from './guides/public-routes.tsx'
import { errorResponse } from './http/error-response.tsx'
import { createGate } from './http/gate.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { guestLibrary } from './library/guest-routes.tsx'
import { library } from './library/routes.tsx'
import { createLive, type Live } from './live/live.ts'
import { liveEvents } from './live/routes.ts'
import { mail } from './mail/routes.tsx'
import { matterEdit } from './matters/edit-routes.tsx'
import { matters } from './matters/routes.tsx'
import { members } from './members/routes.tsx'
import { messageAttachments } from './messages/attachment-routes.ts'
import { messageParticipants } from './messages/participant-routes.tsx'
import { messagePlace } from './messages/place-routes.tsx'
import { guestMessages, messages } from './messages/routes.tsx'
import { notes } from './notes/routes.tsx'
import { noteHits } from './notes/search.ts'
import { overview } from './overview/routes.tsx'
import { onePerson } from './people/person-routes.tsx'
import { people } from './people/routes.tsx'
import { guestContent } from './portal/content-routes.ts'
import { guestPages } from './portal/routes.tsx'
import { guestZip } from './portal/zip-routes.ts'
import { preferences } from './preferences/routes.tsx'
import { unsubscribe } from './preferences/unsubscribe-routes.tsx'
import { quickExit } from './quick-exit/routes.ts'
import { receipts } from './receipts/routes.tsx'
import { guestRequests } from './requests/guest-routes.tsx'
import { requests } from './requests/routes.tsx'
import { retention } from './retention/routes.tsx'
import { rollOut } from './roll-out/routes.tsx'
import { safeContacts } from './safe-contacts/routes.tsx'
import { firmSearch, guestSearch } from './search/routes.tsx'
import { createSearch, type Search } from './search/search.ts'
import { sessions } from './sessions/routes.tsx'
import { shares } from './shares/routes.tsx'
import { stages } from './stages/routes.tsx'
import { stageTemplates } from './stages/template-routes.tsx'
import { guestTasks } from './tasks/guest-routes.tsx'
import { internalTasks } from './tasks/internal/routes.tsx'
import { tasks } from './tasks/routes.tsx'
import { team } from './team/routes.tsx'
import { home, today } from './today/routes.tsx'
import { corrections } from './updates/correction-routes.tsx'
import { guestUpdates } from './updates/guest-routes.tsx'
import { updates } from './updates/routes.tsx'
import { uploads } from './uploads/routes.ts'
import { walls } from './walls/routes.tsx'
import { witnesses } from './witnesses/routes.tsx'

/** The map of the portal: every feature. The types of the groups are said, because that of all features together is too deep for the compiler. */
export const createApp = (
  deps: Deps,
  live = createLive(deps),
  search = createSearch(deps),
  limit = createRateLimit(deps.clock),
  reads = recentReads(deps.clock),
) =>
  new Elysia()
    .onError({ as: 'global' }, ({ request, error, code, body }) =>
      errorResponse(deps, request, error, { code, body }),
    )
    .get('/health', () => 'ok')
    .use(brand(deps))
    .use(publicHelp(deps))
    .use(sessions(deps, limit))
    .use(enrolments(deps, limit))
    .use(account(deps))
    .use(telling(deps))
    .use(firmFeatures(deps))
    .use(matterFeatures(deps))
    .use(documentFeatures(deps, reads))
    .use(statusFeatures(deps))
    .use(asking(deps))
    .use(guestFeatures(deps, reads))
    .use(sharedFeatures(deps, live, search))

const firmFeatures = (deps: Deps): AnyElysia =>
  new Elysia()
    .use(firm(deps))
    .use(home())
    .use(today(deps))
    .use(people(deps))
    .use(onePerson(deps))
    .use(mail(deps))
    .use(audit(deps))
    .use(witnesses(deps))
    .use(library(deps))
    .use(contactPreferences(deps))
    .use(rollOut(deps))

const matterFeatures = (deps: Deps): AnyElysia =>
  new Elysia()
    .use(matters(deps))
    .use(matterEdit(deps))
    .use(overview(deps))
    .use(messagePlace(deps))
    .use(messages(deps))
    .use(messageParticipants(deps))
    .use(notes(deps))
    .use(calendar(deps))
    .use(members(deps))
    .use(walls(deps))
    .use(closing(deps))
    .use(destruction(deps))
    .use(retention(deps))

/** Where matters stand and what their clients are told. */
const statusFeatures = (deps: Deps): AnyElysia =>
  new Elysia()
    .use(updates(deps))
    .use(corrections(deps))
    .use(stages(deps))
    .use(stageTemplates(deps))
    .use(team(deps))

const documentFeatures = (deps: Deps, reads: RecentReads): AnyElysia =>
  new Elysia()
    .use(documents(deps, reads))
    .use(documentContent(deps, reads))
    .use(documentZip(deps))
    .use(folders(deps))
    .use(shares(deps))

/** How people are told, and how they stay unnoticed. */
const telling = (deps: Deps): AnyElysia =>
  new Elysia()
    .use(preferences(deps))
    .use(unsubscribe(deps))
    .use(safeContacts(deps))
    .use(discretion(deps))
    .use(quickExit(deps))

/** What the firm asks of clients, and of itself. */
const asking = (deps: Deps): AnyElysia =>
  new Elysia().use(requests(deps)).use(tasks(deps)).use(internalTasks(deps))

/** What only clients and outside people see. */
const guestFeatures = (deps: Deps, reads: RecentReads): AnyElysia =>
  new Elysia()
    .use(guestClosing(deps))
    .use(guestAsked(deps))
    .use(guestRequests(deps))
    .use(guestTasks(deps))
    .use(guestPages(deps, reads))
    .use(guestUpdates(deps))
    .use(guestMessages(deps))
    .use(guestCalendar(deps))
    .use(guestContent(deps, reads))
    .use(guestZip(deps))
    .use(guestLibrary(deps))
    .use(guestGuides(deps))

/** What the firm and its clients both have. */
const sharedFeatures = (deps: Deps, live: Live, search: Search): AnyElysia =>
  new Elysia()
    .use(uploads(deps))
    .use(messageAttachments(deps))
    .use(comments(deps))
    .use(receipts(deps))
    .use(binder(deps))
    .use(calendarFeeds(deps))
    .use(liveEvents(deps, live))
    .use(firmSearch(deps, search, [noteHits]))
    .use(guestSearch(deps, search))

/** The whole portal as one function from request to response, gate included. */
export function createPortal(deps: Deps) {
  const live = createLive(deps)
  const search = createSearch(deps)
  const app = createApp(deps, live, search)
  return { app, live, search, fetch: createGate(deps, app) }
}
