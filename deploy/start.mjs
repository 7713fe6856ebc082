// `npm start`: a portal on http://localhost:8080 to try out. The first run makes it; later runs serve it.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { install, root, runBun } from './install.mjs'

install()
const flags = process.argv.slice(2)
// A configuration of one's own says where everything is; else it lies here, in folders that git ignores.
const isConfigured = Boolean(process.env.VESTIBULE_CONFIG) || existsSync(join(root, 'vestibule.toml'))
const place = isConfigured
  ? {}
  : {
      VESTIBULE_DATA: process.env.VESTIBULE_DATA || join(root, 'data'),
      VESTIBULE_UNLOCK_KEY_FILE:
        process.env.VESTIBULE_UNLOCK_KEY_FILE || join(root, 'data-keys', 'unlock.key'),
    }

if (!isConfigured && !existsSync(join(place.VESTIBULE_DATA, 'portal.db'))) {
  const code = await runBun(['src/main.ts', 'init', ...firstPortal(), ...flags], place)
  if (code !== 0) process.exit(code)
  process.stderr.write(
    '\nThe server starts now: open the link in a browser on this machine. Ctrl-C stops it.\n\n',
  )
}
process.exit(await runBun(['src/main.ts', 'serve', ...flags], place))

function firstPortal() {
  const keys = dirname(place.VESTIBULE_UNLOCK_KEY_FILE)
  return [
    ...['--firm-name', 'Tremblay Okafor', '--province', 'ON', '--time-zone', 'America/Toronto'],
    ...['--languages', 'en,fr', '--owner-name', 'Owner', '--owner-email', 'owner@firm.example'],
    ...['--owner-language', 'en', '--recovery-key-file', join(keys, 'recovery-key.asc')],
  ]
}
