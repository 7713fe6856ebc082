import './http/production.ts'
// @simplewebauthn/server needs it, and loads it too late in a bundle: Bun runs CommonJS after the modules beside it.
import 'reflect-metadata'
import { runCommandLine } from './cli/run.ts'

const code = await runCommandLine(process.argv.slice(2))
// A pipe takes its time, and what it has not taken yet would be lost.
process.stdout.end(() => process.exit(code))
