import { systemClock } from '../clock.ts'
import { loadConfig, settingFlags } from '../config.ts'
import { EXIT } from '../installation/refusal.ts'
import { logToStdout } from '../log.ts'
import { startServer } from '../server/start.ts'
import type { Command } from './command.ts'

export const serve: Command = {
  about:
    'Checks the data directory, the keyring and the clock, brings the database up to date and listens. Every setting\n' +
    'is a flag too. SIGTERM ends it after the requests under way; SIGHUP reads the TLS certificate again. The log goes\n' +
    'to stdout, one JSON object a line.',
  flags: {
    ...settingFlags(),
    'accept-clock': { type: 'boolean', about: 'Start although the clock is behind the last event.' },
    'ack-rollback': { type: 'boolean', about: 'Start although the database is older than the keyring.' },
    'no-backup': {
      type: 'boolean',
      about: 'Upgrade the database of an older release without a verified backup first.',
    },
  },
  run: async ({ flags }) => {
    const { config } = loadConfig(flags)
    const stopAsked = listenForSignals() // before the port is open: whoever sees it open may ask for the end
    const running = await startServer({
      config,
      clock: systemClock,
      log: logToStdout,
      acceptClock: flags['accept-clock'] === true,
      noBackup: flags['no-backup'] === true,
      acceptRollback: flags['ack-rollback'] === true,
    })
    process.on('SIGHUP', () => running.checkCertificate())
    await stopAsked
    await running.stop()
    return EXIT.ok
  },
}

function listenForSignals(): Promise<void> {
  return new Promise((resolve) => {
    // Not once: a terminal and npm both pass Ctrl-C on, and the second must not cut the stopping short.
    process.on('SIGTERM', () => resolve())
    process.on('SIGINT', () => resolve())
  })
}
