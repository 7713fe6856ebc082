import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listPersonsById } from '../people/queries.ts'
import type { Retention } from '../retention/read.ts'
import type { FirmRole } from '../viewer.ts'
import type { Conditions, ExportState } from './conditions.ts'
import { type DestroyedVersion, listUploadIdsOf, listVersionsOf } from './erase/queries.ts'
import { type Destruction, getMatterFacts, type MatterFacts } from './queries.ts'

type Decision = { at: string; personId: string; name: string; role: FirmRole | null }

/** What is known of a matter at the moment at which its destruction begins, and nothing that its people wrote. */
export type DestructionRecord = {
  matter: MatterFacts & { id: string }
  requested: Decision & { reason: string | null }
  approved: Decision
  /** Whether two people had to decide. */
  deciders: number
  retention: Retention | null
  export: ExportState
  /** Of the matter's OpenPGP key, hexadecimal. */
  fingerprint: string
  documents: DestroyedVersion[]
  uploads: string[]
}

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

export function takeRecord(
  deps: Needs,
  { matterId, requestedBy, requestedAt, reason, id }: Destruction,
  { conditions, approvedBy }: { conditions: Conditions; approvedBy: string },
): DestructionRecord {
  const { db, vault, clock } = deps
  const people = listPersonsById(db, vault, [requestedBy, approvedBy])
  const decision = (personId: string, at: string): Decision => {
    const person = people.get(personId)
    return { at, personId, name: person?.name ?? '', role: person?.firmRole ?? null }
  }
  return {
    matter: { id: matterId, ...getMatterFacts(db, matterId) },
    requested: {
      ...decision(requestedBy, requestedAt),
      reason: reason && vault.firm.open('destructions.reason', id, reason),
    },
    approved: decision(approvedBy, timestamp(clock)),
    deciders: conditions.deciders.length,
    retention: conditions.retention,
    export: conditions.export,
    fingerprint: vault.keyring.matter(matterId).fingerprint,
    documents: listVersionsOf(db, matterId),
    uploads: listUploadIdsOf(db, matterId),
  }
}

export function sealRecord({ vault }: Pick<Needs, 'vault'>, id: string, record: DestructionRecord) {
  return vault.firm.seal('destructions.record', id, JSON.stringify(record))
}

export function openRecord(
  { vault }: Pick<Needs, 'vault'>,
  { id, record }: Pick<Destruction, 'id' | 'record'>,
): DestructionRecord {
  if (!record) throw new Error('a destruction that was not approved has no record')
  return JSON.parse(vault.firm.open('destructions.record', id, record))
}
