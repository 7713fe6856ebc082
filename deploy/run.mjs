// `node deploy/run.mjs FILE [ARGUMENT…]`: installs what is missing, then runs FILE with the pinned Bun.
import { install, runBun } from './install.mjs'

install()
process.exit(await runBun(process.argv.slice(2)))
