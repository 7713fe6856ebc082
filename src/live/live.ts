import type { Deps } from '../deps.ts'
import { findHead } from '../events/queries.ts'
import { sessionLimits } from '../sessions/session.ts'
import type { Viewer } from '../viewer.ts'
import { type Heard, heardOf } from './heard.ts'
import type { Part } from './parts.ts'
import { listLivingSessions, listMarks, listMarksSince } from './queries.ts'
import { createStreams, type Stream, type Streams } from './streams.ts'

/** Tells open pages which of their parts have changed: names of parts, and never a word of what is in them. */
export type Live = {
  /**
   * What one open page hears: of one matter, or of every matter that its viewer may read. `since`: when the page was made
   * (UTC, ISO 8601), for what happened before it listened. Null once the server stops.
   */
  open(viewer: Viewer, page: Page): ReadableStream<Uint8Array> | null
  /** Tells what the log has had since the last time. */
  follow(): void
  /** Keeps connections from falling silent, and ends those whose session has ended. */
  ping(): void
  /** Ends all, for a server that stops; none opens afterwards. */
  end(): void
  readonly size: number
}

type Page = { matterId: string | null; since?: string | undefined }

type Given = Pick<Deps, 'db' | 'clock' | 'config'>

const AT_ONCE = 500
const text = new TextEncoder()
const PING = text.encode(': ping\n\n')

/** It begins at the head of the log: a page has fetched itself before it listens. */
export function createLive(deps: Given): Live {
  const streams = createStreams()
  let seq = findHead(deps.db).seq
  let isEnded = false
  return {
    open: (viewer, { matterId, since }) => {
      if (isEnded) return null
      const body = streams.open(viewer, matterId)
      const opened = [...streams.of(viewer.personId)].slice(-1)
      const events = since ? listMarksSince(deps.db, since, AT_ONCE) : []
      tell(() => opened, heardOf(deps, [viewer.personId], events))
      return body
    },
    follow: () => {
      // With nobody listening the log is not read at all.
      if (streams.size === 0) seq = findHead(deps.db).seq
      for (;;) {
        const events = listMarks(deps.db, seq, AT_ONCE)
        const last = events.at(-1)
        if (!last) return
        seq = last.seq
        endForeign(deps, streams)
        tell(streams.of, heardOf(deps, streams.persons(), events))
      }
    },
    ping: () => {
      endForeign(deps, streams)
      for (const stream of streams.all()) stream.send(PING)
    },
    end: () => {
      isEnded = true
      for (const stream of streams.all()) stream.end('stopping')
    },
    get size() {
      return streams.size
    },
  }
}

/** A session that no request could use any more hears nothing either. */
function endForeign(deps: Given, streams: Streams): void {
  const open = [...streams.all()]
  const ids = [...new Set(open.map(({ sessionId }) => sessionId))]
  const living = listLivingSessions(deps.db, { ids, ...sessionLimits(deps) })
  for (const stream of open) if (!living.has(stream.sessionId)) stream.end('gone')
}

/** `pagesOf`: the open pages of a person that are told. */
function tell(pagesOf: (personId: string) => Iterable<Stream>, heard: Heard): void {
  const messages = new Map<string, Uint8Array>()
  const bytesOf = (matter: string, parts: ReadonlySet<Part>) => {
    const message = JSON.stringify({ matter, parts: [...parts].sort() })
    const bytes = messages.get(message) ?? text.encode(`data: ${message}\n\n`)
    messages.set(message, bytes)
    return bytes
  }
  for (const [personId, matters] of heard)
    for (const [matterId, parts] of matters)
      for (const stream of pagesOf(personId))
        if (concerns(stream, matterId)) stream.send(bytesOf(matterId, parts))
}

function concerns(stream: Stream, matterId: string): boolean {
  return stream.matterId === null || stream.matterId === matterId
}
