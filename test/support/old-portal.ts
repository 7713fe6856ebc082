import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Migration, migrations } from '../../migrations/index.ts'
import { openUnmigrated } from '../../src/db.ts'
import { findHead } from '../../src/events/queries.ts'
import { unlockSecretText } from '../../src/installation/unlock-secret.ts'
import { addDocument } from './documents.ts'
import { startPortal } from './portal.ts'

export const NEXT: Migration = {
  name: '9001_next',
  sql: 'create table next_things (id text primary key, name blob not null) strict; alter table firm add column motto blob',
}
/** What a later release would bring. */
export const later = (...more: Migration[]): Migration[] => [...migrations, ...more]

/** A portal that nobody runs, with a document; its database is of this release, so that a later one must upgrade it. */
export async function closedPortal() {
  const portal = await startPortal()
  const lawyer = portal.person({ name: 'Odile Tremblay-Okafor', firmRole: 'owner' })
  const matterId = await portal.matter({ responsible: lawyer, title: 'Gagnon and the orchard by the river' })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  const document = await addDocument(portal, matterId, lawyer, 'statement of claim.txt', 'what was claimed')
  const unlockKeyFile = join(portal.dir, 'unlock.key')
  writeFileSync(unlockKeyFile, unlockSecretText(portal.unlockSecret), { mode: 0o600 })
  portal.deps.db.close()
  chmodSync(join(portal.dataDir, 'portal.db'), 0o600)
  return { ...portal, lawyer, matterId, document, unlockKeyFile }
}

/** What a database is: the names in its data directory, its migrations and its last event. */
export function stateOf(dataDir: string) {
  const db = openUnmigrated(join(dataDir, 'portal.db'))
  try {
    const schema = db.query<{ name: string; sql: string }, []>('select name, sql from sqlite_schema').all()
    const { seq, hash } = findHead(db)
    const persons = db.query('select id, hex(name) as name from persons').all()
    return { schema, head: `${seq} ${hash.toHex()}`, persons }
  } finally {
    db.close()
  }
}

export const namesIn = (dataDir: string) =>
  readdirSync(dataDir)
    .filter((name) => !name.startsWith('portal.db-'))
    .sort()
