import { Elysia } from 'elysia'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { contextOf } from '../http/context.ts'
import { readerOf } from '../http/language.ts'
import { endSession } from '../sessions/end.ts'
import type { Viewer } from '../viewer.ts'
import { exitAddress } from './address.ts'
import { awayPage, leaveNothing } from './away.ts'

/** The button on every page of a client. Also for whoever's session has ended meanwhile: no page of ours may be the answer. */
export const quickExit = (deps: Deps) =>
  new Elysia().post('/exit', ({ request }) => {
    const { viewer } = contextOf(request)
    const { language } = readerOf(request, getFirm(deps.db, deps.vault))
    if (viewer) endOrLog(deps, viewer)
    return leaveNothing(awayPage(exitAddress(deps, language)), language)
  })

/** Somebody may be standing at the door: whatever goes wrong, they leave. */
function endOrLog(deps: Deps, viewer: Viewer): void {
  try {
    endSession(deps, viewer, viewer.sessionId)
  } catch (error) {
    deps.log('error', 'a session was not ended', { error: String(error) })
  }
}
