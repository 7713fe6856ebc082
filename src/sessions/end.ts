import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { Actor, Viewer } from '../viewer.ts'
import { deleteSession, listSessions, type Session } from './queries.ts'

/** Ends one of the viewer's own sessions; somebody else's does not exist. */
export function endSession(deps: Deps, viewer: Viewer, sessionId: string): void {
  const ended = endSessions(deps, viewer, viewer.personId, (session) => session.id === sessionId)
  if (ended === 0) throw new NotFound()
}

/** Ends all of the viewer's sessions but the one they are in. */
export function endOtherSessions(deps: Deps, viewer: Viewer): void {
  endSessions(deps, viewer, viewer.personId, (session) => session.id !== viewer.sessionId)
}

/** Ends the chosen sessions of a person, each with its event; returns how many. May stand in a larger transaction. */
export function endSessions(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  actor: Actor,
  personId: string,
  chosen: (session: Session) => boolean = () => true,
): number {
  const { db, vault } = deps
  return db
    .transaction(() => {
      const ended = listSessions(db, vault, { personId, idleSince: '', begunSince: '' }).filter(chosen)
      for (const { id, device } of ended) {
        deleteSession(db, id)
        appendEvent(deps, actor, { kind: 'session.ended', subjectId: id, personId, details: { device } })
      }
      return ended.length
    })
    .immediate()
}
