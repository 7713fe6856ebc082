import { join } from 'node:path'
import { SECOND } from '../clock.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { KEYRING } from '../installation/data-directory.ts'
import { listenForPassphrase, unlockSocket } from '../unlocking/socket.ts'
import { UpgradeFailed } from '../upgrade/upgrade.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import { secretFromPassphrase } from '../vault/passphrase.ts'
import type { PassphraseMethod } from '../vault/unlock-method.ts'
import { type Opened, type Opening, openPortal } from './open.ts'

const UNLOCK_INTERVAL = 2 * SECOND

type Waiting = { stop: () => Promise<void> }

/** Waits as long as it takes for whatever opens the keyring: a passphrase on a socket, or the key file. */
export function waitForSecret(given: Opening, open: (opened: Opened) => void): Waiting {
  const method = readKeyringMethod(join(given.config.data, KEYRING))
  return method.kind === 'passphrase' ? waitForPassphrase(given, method, open) : waitForKeyFile(given, open)
}

function waitForPassphrase(
  given: Opening,
  method: PassphraseMethod,
  open: (opened: Opened) => void,
): Waiting {
  const { log, config } = given
  let isOpen = false
  const door = listenForPassphrase({
    path: unlockSocket(config.data),
    log,
    unlock: async (passphrase, failures) => {
      if (isOpen) return true
      const opened = await openPortal(given, await secretFromPassphrase(passphrase, method))
      if (!opened) return false
      isOpen = true
      recordUnlocking(given, opened, failures)
      open(opened)
      log('info', 'unlocked')
      void door.stop()
      return true
    },
  })
  log('warn', 'locked: waiting for the passphrase (vestibule unlock)')
  return door
}

/** Locked, nothing can be recorded: what was tried until now stands in the log of the process only. */
function recordUnlocking({ clock }: Opening, { db, vault }: Opened, failures: number): void {
  const event = { kind: 'portal.unlocked', details: { failures } } as const
  db.transaction(() => appendEvent({ db, vault, clock }, SYSTEM, event)).immediate()
}

function waitForKeyFile(given: Opening, open: (opened: Opened) => void): Waiting {
  const { log, config } = given
  log('warn', 'locked: the unlock secret is missing or is not the right one', { file: config.unlockKeyFile })
  let trying: Promise<void> | null = null
  const look = async () => {
    const opened = await openPortal(given).catch((error) => {
      log('error', 'still locked', { reason: String(error) })
      if (error instanceof UpgradeFailed) clearInterval(timer)
    })
    if (opened) {
      clearInterval(timer)
      open(opened)
      log('info', 'unlocked')
    }
    trying = null
  }
  const timer = setInterval(() => {
    trying ??= look()
  }, UNLOCK_INTERVAL)
  return {
    stop: async () => {
      clearInterval(timer)
      await trying
    },
  }
}
