import type { OpenDetails } from '../events/kinds.ts'
import type { StoredEvent } from '../events/queries.ts'
import type { Telling } from './queries.ts'

export const STEPS = [
  'madeAvailable',
  'mailAccepted',
  'opened',
  'downloaded',
  'acknowledged',
  'recalled',
] as const
export type Step = (typeof STEPS)[number]

/** One act of sharing with one person, and the first event of each step that followed. */
export type SharePath = {
  personId: string
  version: number
  title: string
  events: Partial<Record<Step, StoredEvent>>
}

const STEP_OF: Partial<Record<string, Step>> = {
  'document.opened': 'opened',
  'document.downloaded': 'downloaded',
  'document.acknowledged': 'acknowledged',
}

type Details = Pick<OpenDetails, 'version' | 'title'>

/** Follows a document's events in their order. A reading counts for the newest share of that version that stood. */
export function sharePaths(
  events: readonly StoredEvent[],
  tellings: readonly Telling[],
  open: (event: StoredEvent) => Details,
): SharePath[] {
  const paths: SharePath[] = []
  for (const event of events) {
    if (event.kind === 'document.shared') paths.push(beginPath(event, tellings, open(event)))
    else if (event.kind === 'document.recalled') recall(paths, event)
    else note(paths, event, open)
  }
  return paths
}

function beginPath(event: StoredEvent, tellings: readonly Telling[], { version, title }: Details): SharePath {
  const told = tellings.find(({ sharedSeq }) => sharedSeq === event.seq)
  return {
    personId: event.personId ?? '',
    version: Number(version),
    title: title ?? '',
    events: { madeAvailable: event, ...(told && { mailAccepted: told }) },
  }
}

function recall(paths: readonly SharePath[], event: StoredEvent): void {
  for (const path of paths) if (path.personId === event.personId) path.events.recalled ??= event
}

function note(paths: readonly SharePath[], event: StoredEvent, open: (event: StoredEvent) => Details): void {
  const step = STEP_OF[event.kind]
  if (!step) return
  const { version } = open(event)
  const path = paths.findLast(
    ({ personId, version: shared, events }) =>
      personId === event.actorId && shared === version && !events.recalled,
  )
  if (path) path.events[step] ??= event
}
