import { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { firmToday } from '../firm/today.ts'
import { wordsFor } from '../languages/words.ts'
import { listGuestMatters } from '../matters/guest-matters.ts'
import type { GuestMatterHeading } from '../matters/read-heading.ts'
import { countGiven } from '../shares/count-given.ts'
import { listUnconfirmed, type SharedCounts } from '../shares/given/queries.ts'
import type { GuestViewer, Language } from '../viewer.ts'
import type { Asked } from './item.ts'
import { countOpenThings, listOpenItems, listOpenTasks, type OpenThing } from './queries.ts'

/** `count` of all; `unread`: documents not opened yet, which stand among what is new. */
export type AskedView = { items: readonly Asked[]; count: number; unread: number; hasTasks: boolean }

/** Ten things are a list; more are a burden, and all of them stand on a page of their own. */
const SHOWN_AT_ONCE = 10

/**
 * What a matter asks of the viewer: by due day, what is late first; at most `limit` of it. Null without a right to any.
 * `counts`: of what they were given there.
 */
export function readAsked(
  deps: Deps,
  access: GuestAccess,
  counts: SharedCounts | null,
  limit = SHOWN_AT_ONCE,
): AskedView | null {
  const documents = access.narrowed('documents:read')
  const tasks = access.narrowed('tasks:read')
  if (!documents && !tasks) return null
  const confirm = documents && counts?.unconfirmed ? readToConfirm(deps, documents, limit) : []
  const open = tasks ? readOpen(deps, tasks, limit) : { items: [], count: 0 }
  return {
    items: [...open.items, ...confirm].sort(byDueDay).slice(0, limit),
    count: open.count + (counts?.unconfirmed ?? 0),
    unread: counts?.fresh ?? 0,
    hasTasks: tasks !== null,
  }
}

/** The order within a day stays. */
function byDueDay(a: Asked, b: Asked): number {
  return (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : Number((a.dueOn ?? '9') > (b.dueOn ?? '9'))
}

function readToConfirm({ db, vault }: Deps, access: GuestAccess<'documents:read'>, limit: number): Asked[] {
  return listUnconfirmed(db, vault, access, limit).map(({ documentId, title, lang }) => ({
    ...{ key: `confirm-${documentId}`, kind: 'confirm', title, lang, dueOn: null, isLate: false },
    isSentBack: false,
    href: `/portal/matters/${access.matterId}/documents/${documentId}`,
  }))
}

function readOpen(deps: Deps, access: GuestAccess<'tasks:read'>, limit: number) {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const count = countOpenThings(db, access)
  if (count === 0) return { items: [], count }
  const today = firmToday(deps)
  const askedOf = (kind: 'request' | 'task', path: string) => (thing: OpenThing) =>
    asked(thing, {
      kind,
      language: viewer.language,
      today,
      href: `/portal/matters/${matterId}/${path}/${thing.id}`,
    })
  const items = [
    ...listOpenItems(db, vault, access, limit).map(askedOf('request', 'items')),
    ...listOpenTasks(db, vault, access, limit).map(askedOf('task', 'tasks')),
  ]
  return { items, count }
}

type Reading = { kind: 'request' | 'task'; language: Language; today: string; href: string }

function asked(thing: OpenThing, { kind, language, today, href }: Reading): Asked {
  const words = wordsFor(thing.title, language)
  return {
    ...{ key: `${kind}-${thing.id}`, kind, href, dueOn: thing.dueOn },
    ...{ title: words?.text ?? '', lang: words?.lang },
    isLate: thing.dueOn !== null && thing.dueOn < today,
    isSentBack: thing.isSentBack === 1,
  }
}

export type Agenda = readonly { asked: Asked; matter: GuestMatterHeading }[]

/** In one list, more than anybody is asked in one matter. */
const MOST = 100

/** What all matters of the viewer ask of them, by due day. */
export function readAgenda(deps: Deps, viewer: GuestViewer): Agenda {
  const all = listGuestMatters(deps, viewer).flatMap((matter) => {
    const access = GuestAccess.enter(deps, viewer, matter.id)
    const view = readAsked(deps, access, countGiven(deps, access), MOST)
    return (view?.items ?? []).map((one) => ({ asked: one, matter }))
  })
  return all.sort((a, b) => byDueDay(a.asked, b.asked))
}
