import type { Viewer } from '../viewer.ts'

/** One open page: of one matter, or of none in particular. */
export type Stream = {
  readonly personId: string
  readonly sessionId: string
  readonly matterId: string | null
  send(bytes: Uint8Array): void
  /** Says why, so that the page knows whether to come again, and ends. */
  end(why: 'crowded' | 'gone' | 'stopping'): void
}

/** The open pages of everybody, by person. Nothing of it is ever written down. */
export type Streams = {
  open(viewer: Viewer, matterId: string | null): ReadableStream<Uint8Array>
  of(personId: string): Iterable<Stream>
  all(): Iterable<Stream>
  persons(): Iterable<string>
  readonly size: number
}

/** More pages than anybody looks at; beyond it the oldest ends, which waits until it is looked at again. */
const PER_PERSON = 20
/** What a browser that reads nothing may leave unread. It fetches everything anew when it comes back. */
const UNREAD = 64

const text = new TextEncoder()
const BEGINNING = text.encode(': open\n\n')

export function createStreams(): Streams {
  const byPerson = new Map<string, Set<Stream>>()
  const remove = (stream: Stream) => {
    const theirs = byPerson.get(stream.personId)
    theirs?.delete(stream)
    if (theirs?.size === 0) byPerson.delete(stream.personId)
  }
  const add = (stream: Stream) => {
    const theirs = byPerson.get(stream.personId) ?? new Set()
    byPerson.set(stream.personId, theirs.add(stream))
    const [oldest] = theirs
    if (theirs.size > PER_PERSON) oldest?.end('crowded')
  }
  return {
    open: (viewer, matterId) => openStream({ viewer, matterId, add, remove }),
    of: (personId) => [...(byPerson.get(personId) ?? [])],
    all: () => [...byPerson.values()].flatMap((streams) => [...streams]),
    persons: () => byPerson.keys(),
    get size() {
      return byPerson.values().reduce((sum, { size }) => sum + size, 0)
    },
  }
}

type Opening = {
  viewer: Viewer
  matterId: string | null
  add: (stream: Stream) => void
  remove: (stream: Stream) => void
}

function openStream({ viewer, matterId, add, remove }: Opening): ReadableStream<Uint8Array> {
  const { personId, sessionId } = viewer
  let stream: Stream | null = null
  const forget = () => {
    if (stream) remove(stream)
    stream = null
  }
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const end = () => {
        if (!stream) return
        forget()
        controller.close()
      }
      stream = {
        ...{ personId, sessionId, matterId },
        send: (bytes) => {
          if (!stream) return
          if ((controller.desiredSize ?? 0) < -UNREAD) end()
          else controller.enqueue(bytes)
        },
        end: (why) => {
          if (stream) controller.enqueue(text.encode(`event: ${why}\ndata:\n\n`))
          end()
        },
      }
      controller.enqueue(BEGINNING)
      add(stream)
    },
    cancel: forget,
  })
}
