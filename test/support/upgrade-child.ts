import { systemClock } from '../../src/clock.ts'
import { upgradeDatabase } from '../../src/upgrade/upgrade.ts'
import { openVault } from '../../src/vault/vault.ts'
import { later, NEXT } from './old-portal.ts'

// Upgrades the data directory named first and kills itself when it comes to the step named third.
const [dataDir = '', secret = '', last] = process.argv.slice(2)
const vault = await openVault({ dataDir, unlockSecret: Buffer.from(secret, 'base64') })
await upgradeDatabase({
  ...{ data: dataDir, vault, clock: systemClock, backUp: null, migrations: later(NEXT) },
  onStep: (step) => {
    if (step === last) process.kill(process.pid, 'SIGKILL')
  },
})
