// The background on a data directory, in a process of its own that a test can kill: DIR SECRET-HEX SMTP-PORT.
import { join } from 'node:path'
import { startBackground } from '../../src/background/background.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import { openVault } from '../../src/vault/vault.ts'
import { mailFlags } from './smtp.ts'

const [dataDir = '', secret = '', port = ''] = process.argv.slice(2)
const flags = { data: dataDir, 'mail-batch-seconds': '0', ...mailFlags(Number(port)) }
const { config } = readConfig({ flags, environment: {}, directory: dataDir })
startBackground({
  db: openDatabase(join(dataDir, 'portal.db')),
  vault: await openVault({ dataDir, unlockSecret: Buffer.from(secret, 'hex') }),
  clock: systemClock,
  config,
  origin: 'http://localhost:8080',
  log: () => {},
  assets: { asset: (name) => name, serveAsset: () => new Response() },
  wake: () => {},
})
