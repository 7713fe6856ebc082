import { createApp } from '../../src/app.tsx'
import type { Deps } from '../../src/deps.ts'
import { ASKED_PAGES } from './asked.ts'
import { CALENDAR_PAGES } from './calendar.ts'
import { CLIENT_PAGES } from './client.ts'
import { DOOR_PAGES } from './door.ts'
import { ENDING_PAGES } from './ending.ts'
import { FIRM_PAGES } from './firm.ts'
import { GUIDE_PAGES } from './guides.ts'
import { MATTER_PAGES } from './matter.ts'
import type { PageState } from './page.ts'
import { SEARCH_PAGES } from './search.ts'
import { STATUS_PAGES } from './status.ts'
import { FIRM_TELLING_PAGES } from './telling.ts'
import { WRITTEN_PAGES } from './written.ts'

/** Every page in every state that is looked at. */
export const PAGES: readonly PageState[] = [
  ...DOOR_PAGES,
  ...CLIENT_PAGES,
  ...ASKED_PAGES,
  ...FIRM_PAGES,
  ...SEARCH_PAGES,
  ...MATTER_PAGES,
  ...FIRM_TELLING_PAGES,
  ...STATUS_PAGES,
  ...WRITTEN_PAGES,
  ...CALENDAR_PAGES,
  ...ENDING_PAGES,
  ...GUIDE_PAGES,
]

/** Answers to GET that are no pages, and redirects. */
export const NO_PAGES =
  /^\/(health|live|brand\.css|logo)?$|\/(content|download|zip\/?|binder\/export|binder\/people\/:personId|certificate\/:ending)$|^\/portal\/.*\/binder$|\.(asc|csv|ics|json|txt)$|^\/calendar-feeds\/|\/uploads\/:uploadId$|\/drafts\/:draftId$|\/discussions\/\w+\/:subjectId$|\/updates\/preview$/

/** Routes that give a page which is not in the list, and pages in the list that no route gives. */
export function findUnlisted(deps: Deps): string[] {
  const routes = new Set(
    createApp(deps)
      .routes.filter(({ method, path }) => method === 'GET' && !NO_PAGES.test(path))
      .map(({ path }) => withoutSlash(path)),
  )
  const listed = new Set(PAGES.map(({ route }) => withoutSlash(route)))
  return [
    ...[...routes].filter((route) => !listed.has(route)),
    ...[...listed].filter((route) => !routes.has(route)),
  ]
}

/** The router writes a feature's own address with a slash or without; both answer. */
function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/$/, '')
}
