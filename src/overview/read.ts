import type { StaffAccess } from '../access.ts'
import { describeEvents, type EventLine, joinRepeated } from '../audit/describe.ts'
import type { Deps } from '../deps.ts'
import { listMatterEvents } from '../events/queries.ts'
import { kindsReadBy } from '../events/sections.ts'
import { getMatter, type Matter } from '../matters/queries.ts'
import { listGuestsOf } from '../members/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import type { Language } from '../viewer.ts'
import { countDocuments, type DocumentCounts } from './queries.ts'

export type Overview = {
  clientTitle: Matter['clientTitle']
  createdAt: string
  guests: readonly { id: string; name: string; kind: string; language: Language }[]
  /** Null for a member who may not read documents. */
  documents: DocumentCounts | null
  events: readonly EventLine[]
  may: { upload: boolean; share: boolean; addMember: boolean; edit: boolean }
}

const EVENTS = 60
const LINES = 15

export function readOverview(deps: Deps, access: StaffAccess): Overview {
  const { db, vault } = deps
  const { clientTitle, createdAt } = getMatter(db, vault, access)
  const kinds = kindsReadBy((section) => access.may(`${section}:read`))
  const events = describeEvents(deps, listMatterEvents(db, access, { kinds, limit: EVENTS }))
  return {
    clientTitle,
    createdAt,
    guests: guestsOf(deps, access),
    documents: documentsOf(deps, access),
    events: joinRepeated(events).slice(0, LINES),
    may: {
      upload: access.may('documents:contribute'),
      share: access.may('documents:edit'),
      addMember: access.may('members:edit'),
      edit: access.may('status:edit'),
    },
  }
}

function documentsOf({ db }: Deps, access: StaffAccess): DocumentCounts | null {
  const reading = access.narrowed('documents:read')
  return reading && countDocuments(db, reading)
}

function guestsOf({ db, vault }: Deps, { matterId }: StaffAccess): Overview['guests'] {
  const ids = listGuestsOf(db, [matterId]).map(({ personId }) => personId)
  const people = listPersonsById(db, vault, ids)
  return ids.flatMap((id) => people.get(id) ?? [])
}
