// Puts pages together in the data directory named first, and kills itself at the moment named third.
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import { assemblePages } from '../../src/requests/pages/assemble.ts'
import { openVault } from '../../src/vault/vault.ts'

const [dataDir = '', secret = '', moment = ''] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const vault = await openVault({ dataDir, unlockSecret: Buffer.from(secret, 'hex') })

await assemblePages(
  {
    db: openDatabase(join(dataDir, 'portal.db')),
    clock: systemClock,
    config: readConfig({ flags: { data: dataDir }, environment: {}, directory: dataDir }).config,
    vault: {
      ...vault,
      documents: {
        ...vault.documents,
        resume: async (version) => {
          const incoming = await vault.documents.resume(version)
          return {
            ...incoming,
            write: async (bytes) => {
              await incoming.write(bytes)
              if (moment === 'half written') die()
            },
            finish: async () => {
              const finished = await incoming.finish()
              if (moment === 'written') die()
              return finished
            },
          }
        },
      },
    },
    log: () => {},
    wake: () => {},
  },
  () => false,
)
