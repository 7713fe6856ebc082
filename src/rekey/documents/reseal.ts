import { timestamp } from '../../clock.ts'
import { mayBeCommitted } from '../../db.ts'
import type { Deps } from '../../deps.ts'
import { recordDamage } from '../../documents/damage.ts'
import { SYSTEM } from '../../events/append.ts'
import type { FinishedDocument } from '../../vault/incoming-document.ts'
import { IntegrityError } from '../../vault/integrity-error.ts'
import { insertRetiredFile } from '../queries.ts'
import { opens } from '../texts/reseal.ts'
import { listVersionsOf, moveVersion, type ResealableVersion } from './queries.ts'

export type Workplace = Pick<Deps, 'db' | 'vault' | 'clock' | 'log' | 'wake'>

/** The versions of a matter, and those of them that are still under earlier keys. */
export function versionsToReseal({ db, vault }: Workplace, matterId: string) {
  const current = vault.currentKey(matterId)
  const all = listVersionsOf(db, matterId)
  const left = all.filter(
    ({ id, sessionKey }) => !opens(current, 'document_versions.session_key', { id, value: sessionKey }),
  )
  return { total: all.length, left }
}

/**
 * Seals one version anew, in a new file with a new id: what has an id keeps its octets, so that readers under way and
 * backups see the old file or the new one and never a mixture. A version that does not open is recorded as damaged.
 */
export async function resealDocument(
  deps: Workplace,
  matterId: string,
  version: ResealableVersion,
): Promise<void> {
  const nextId = Bun.randomUUIDv7()
  try {
    const copied = await copyContent(deps, matterId, version, nextId)
    if (!Buffer.from(copied.sha256).equals(version.sha256)) throw new IntegrityError()
    enter(deps, matterId, version, { nextId, ...copied })
  } catch (error) {
    if (!mayBeCommitted(error)) await deps.vault.documents.remove(nextId)
    if (!(error instanceof IntegrityError)) throw error
    recordDamage(deps, { matterId, viewer: SYSTEM }, version)
  }
}

async function copyContent(
  { vault: { documents } }: Workplace,
  matterId: string,
  version: ResealableVersion,
  nextId: string,
): Promise<FinishedDocument> {
  const from = await documents.open({ ...version, matterId, versionId: version.id })
  const to = { matterId, versionId: nextId, byteSize: version.byteSize }
  const incoming = await documents.begin(to).then((begun) => documents.resume({ ...to, ...begun }))
  try {
    for await (const octets of from.stream()) await incoming.write(octets)
    return await incoming.finish()
  } catch (error) {
    await from.close()
    await incoming.abort()
    throw error
  }
}

function enter(
  { db, vault, clock }: Workplace,
  matterId: string,
  version: ResealableVersion,
  { nextId, sealedSize, sessionKey }: FinishedDocument & { nextId: string },
): void {
  const key = vault.matter(matterId)
  const name = key.open('document_versions.file_name', version.id, version.fileName)
  const fileName = key.seal('document_versions.file_name', nextId, name)
  db.transaction(() => {
    if (!moveVersion(db, { id: version.id, nextId, fileName, sealedSize, sessionKey }))
      throw new Error('The version is gone.')
    insertRetiredFile(db, { versionId: version.id, matterId, at: timestamp(clock) })
  }).immediate()
}
