import type { Deps } from '../deps.ts'
import type { IncomingDocument } from '../vault/incoming-document.ts'
import { busy, tooMany } from './refusals.ts'

/** An upload open in memory. Bytes of an unfinished chunk live only here, so it stays open a while between requests. */
export type OpenUpload = {
  readonly incoming: IncomingDocument
  /** The first octets of the content; null when the upload goes on in the middle. */
  head: Buffer | null
  /** Aborted when the same sender asks anew: a connection that broke silently must not keep its upload. */
  readonly interrupted: AbortSignal
}

/** Open uploads, one writer each. */
export type Desk = {
  /** Runs `work` as the only writer; `open` is called when the upload does not rest open. */
  write<T>(
    upload: Claimed,
    open: () => Promise<IncomingDocument>,
    work: (upload: OpenUpload) => Promise<Written<T>>,
  ): Promise<T>
  /** Ends the writer's request; resolves when the upload rests, or at once if there is none. */
  interrupt(id: string): Promise<void>
  /** Gives a resting upload away, to be deleted; null when it is not open. */
  release(id: string): IncomingDocument | null
}
/** Whose upload it is: nobody alone takes all the room that there is for writing. */
export type Claimed = { id: string; personId: string }
/** `stillOpen`: the upload goes on later. */
export type Written<T> = { result: T; stillOpen: boolean }

type Place = {
  personId: string
  incoming: IncomingDocument | null
  head: Buffer | null
  writer: { abort: AbortController; done: Promise<void> } | null
  timer: Timer | undefined
}
type Table = Pick<Deps, 'log'> & { places: Map<string, Place>; limits: typeof LIMITS }

/** Each open upload holds one chunk of 1 MiB. */
const LIMITS = { resting: 24, writing: 64, writingEach: 16, restMilliseconds: 60_000 }

export function createDesk({ log }: Pick<Deps, 'log'>, limits = LIMITS): Desk {
  const places = new Map<string, Place>()
  const table = { log, places, limits }
  return {
    write: (upload, open, work) => write(table, upload, open, work),
    interrupt: async (id) => {
      const writer = places.get(id)?.writer
      writer?.abort.abort()
      await writer?.done
    },
    release: (id) => {
      const place = places.get(id)
      if (place?.writer) throw busy()
      clearTimeout(place?.timer)
      places.delete(id)
      return place?.incoming ?? null
    },
  }
}

async function write<T>(
  table: Table,
  upload: Claimed,
  open: () => Promise<IncomingDocument>,
  work: (upload: OpenUpload) => Promise<Written<T>>,
): Promise<T> {
  const { id } = upload
  const place = claim(table, upload)
  const { abort, finished } = beginWriting(place)
  let stillOpen = false
  try {
    place.incoming ??= await open()
    if (place.incoming.offset === 0) place.head = Buffer.alloc(0)
    const opened = { incoming: place.incoming, head: place.head, interrupted: abort.signal }
    const written = await work(opened)
    place.head = opened.head
    stillOpen = written.stillOpen
    return written.result
  } catch (error) {
    // After an error of its own it is closed already, and this says so.
    await place.incoming?.suspend().catch(() => {})
    throw error
  } finally {
    place.writer = null
    table.places.delete(id)
    if (stillOpen) rest(table, id, place)
    finished()
  }
}

function claim({ places, limits }: Table, { id, personId }: Claimed): Place {
  const known = places.get(id)
  if (known?.writer) throw busy()
  const writing = [...places.values()].filter(({ writer }) => writer)
  const own = writing.filter((place) => place.personId === personId)
  if (writing.length >= limits.writing || own.length >= limits.writingEach) throw tooMany()
  const place = known ?? { personId, incoming: null, head: null, writer: null, timer: undefined }
  clearTimeout(place.timer)
  places.set(id, place)
  return place
}

function beginWriting(place: Place) {
  const abort = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  place.writer = { abort, done: promise }
  return { abort, finished: resolve }
}

/** The one that came to rest last is last in the map; the first goes when there are too many. */
function rest(table: Table, id: string, place: Place): void {
  const { places, limits } = table
  place.timer = setTimeout(() => void suspend(table, id, place), limits.restMilliseconds)
  place.timer.unref()
  places.set(id, place)
  const resting = [...places].filter(([, { writer }]) => writer === null)
  const [oldest] = resting
  if (oldest && resting.length > limits.resting) void suspend(table, ...oldest)
}

async function suspend({ places, log }: Table, id: string, place: Place): Promise<void> {
  clearTimeout(place.timer)
  places.delete(id)
  try {
    await place.incoming?.suspend()
  } catch (error) {
    log('warn', 'an upload could not be suspended', { upload: id, error: String(error) })
  }
}
