import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { appendEvent } from '../../events/append.ts'
import { oneOf } from '../../one-of.ts'
import { randomSecret, secretHash } from '../../secrets.ts'
import type { Viewer } from '../../viewer.ts'
import { FEED_SCOPES, FEED_TITLES, findFeedOf, insertFeed, updateFeedRevoked } from './queries.ts'

/**
 * Gives the viewer a private address for their calendar program; an earlier one ends at once. Returns the address, which is
 * kept nowhere.
 */
export function createFeed(
  deps: Deps,
  viewer: Viewer,
  wanted: { titles?: string | undefined; scope?: string | undefined },
): string {
  const { db, clock, origin } = deps
  const token = randomSecret()
  db.transaction(() => {
    revokeCurrent(deps, viewer)
    insertFeed(db, {
      ...{ id: Bun.randomUUIDv7(), personId: viewer.personId, createdAt: timestamp(clock) },
      titles: oneOf(FEED_TITLES, wanted.titles) ?? 'neutral',
      scope: oneOf(FEED_SCOPES, wanted.scope) ?? (viewer.kind === 'staff' ? 'mine' : 'all'),
      tokenHash: secretHash(token),
    })
    appendEvent(deps, viewer, { kind: 'feed.created', personId: viewer.personId, details: {} })
  }).immediate()
  return `${origin}/calendar-feeds/${token}.ics`
}

export function revokeFeed(deps: Deps, viewer: Viewer): void {
  deps.db.transaction(() => revokeCurrent(deps, viewer)).immediate()
}

function revokeCurrent(deps: Deps, viewer: Viewer): void {
  const feed = findFeedOf(deps.db, viewer.personId)
  if (!feed) return
  updateFeedRevoked(deps.db, feed.id, timestamp(deps.clock))
  appendEvent(deps, viewer, { kind: 'feed.revoked', personId: viewer.personId, details: {} })
}
