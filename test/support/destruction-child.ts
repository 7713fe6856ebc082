// Carries out what was approved in the data directory named first, and kills itself at the moment named third.
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import { carryOutDestructions } from '../../src/destruction/carry-out.ts'
import { openVault } from '../../src/vault/vault.ts'

const [dataDir = '', unlockKeyFile = '', secret = '', moment = ''] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const vault = await openVault({ dataDir, unlockSecret: Buffer.from(secret, 'hex') })
const flags = { data: dataDir, 'unlock-key-file': unlockKeyFile }

/** Does it, and dies right after. */
function dyingAfter<A extends unknown[], R>(name: string, work: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    const done = await work(...args)
    if (moment === name) die()
    return done
  }
}

await carryOutDestructions({
  db: openDatabase(join(dataDir, 'portal.db')),
  clock: systemClock,
  config: readConfig({ flags, environment: {}, directory: dataDir }).config,
  vault: {
    ...vault,
    destroyMatterKeys: dyingAfter('keys gone', vault.destroyMatterKeys),
    documents: { ...vault.documents, remove: dyingAfter('one file gone', vault.documents.remove) },
    firmKey: { ...vault.firmKey, sign: dyingAfter('signed', vault.firmKey.sign) },
  },
  log: (_level, _message, facts) => {
    if (facts?.step === moment) die()
  },
})
