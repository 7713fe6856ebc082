import './http/production.ts'
// @simplewebauthn/server needs it, and loads it too late in a bundle: Bun runs CommonJS after the modules beside it.
import 'reflect-metadata'
import { runCommandLine } from './cli/run.ts'

process.exit(await runCommandLine(process.argv.slice(2)))
