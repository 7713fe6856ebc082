import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { SYSTEM } from '../events/append.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { recordDamage } from './damage.ts'
import { findUnverifiedVersion, type UnverifiedVersion, updateVersionVerified } from './versions/queries.ts'

/**
 * Reads one new version back from the disk, in a worker, and marks it verified or damaged. False when there is none left.
 * Throws when the disk cannot be read at all; then nothing is marked.
 */
export async function verifyNext(deps: Deps): Promise<boolean> {
  const version = findUnverifiedVersion(deps.db)
  if (!version) return false
  if (await isWhole(deps, version)) updateVersionVerified(deps.db, version.versionId, timestamp(deps.clock))
  else
    recordDamage(deps, { matterId: version.matterId, viewer: SYSTEM }, { ...version, id: version.versionId })
  return true
}

/** A session key that does not open is damage too: it would stop the verification of everything after it. */
async function isWhole({ vault }: Deps, version: UnverifiedVersion): Promise<boolean> {
  try {
    return await vault.documents.verify(version)
  } catch (error) {
    if (error instanceof IntegrityError) return false
    throw error
  }
}
