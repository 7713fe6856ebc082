import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SECOND } from '../clock.ts'
import { Refusal } from '../installation/refusal.ts'
import type { Log } from '../log.ts'
import { countAttempts } from './attempts.ts'

// sun_path of sockaddr_un has 108 bytes, with the zero at its end (unix(7))
const LONGEST_PATH = 107
const LARGEST_PASSPHRASE = 4096

export function unlockSocket(data: string): string {
  return join(data, 'unlock.socket')
}

export type UnlockAnswer =
  | { outcome: 'unlocked' }
  | { outcome: 'wrong'; failures: number }
  | { outcome: 'wait'; seconds: number }
  | { outcome: 'failed'; reason: string }

type Door = {
  path: string
  log: Log
  unlock: (passphrase: string, failures: number) => Promise<boolean>
  /** By which the waits are measured: it only goes forward, in milliseconds. */
  now?: () => number
}

/**
 * Takes passphrases on a socket that only this user can open (0600), one at a time, until one is right. The passphrase
 * is given to `unlock`, with how many were wrong before it, and kept nowhere.
 */
export function listenForPassphrase({ path, log, unlock, now }: Door): { stop: () => Promise<void> } {
  if (Buffer.byteLength(path) > LONGEST_PATH)
    throw new Refusal(`${path} is too long for a socket. Choose a data directory with a shorter path.`)
  rmSync(path, { force: true }) // what a killed server left; the data directory is locked, so it is nobody else's
  const attempts = countAttempts(now)
  let busy: Promise<unknown> = Promise.resolve()
  const attempt = async (request: Request): Promise<UnlockAnswer> => {
    const wait = attempts.wait()
    if (wait > 0) return { outcome: 'wait', seconds: Math.ceil(wait / SECOND) }
    try {
      if (await unlock(await request.text(), attempts.failures)) return { outcome: 'unlocked' }
    } catch (error) {
      return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
    attempts.failed()
    return { outcome: 'wrong', failures: attempts.failures }
  }
  const server = Bun.serve({
    unix: path,
    maxRequestBodySize: LARGEST_PASSPHRASE,
    fetch: async (request) => {
      const answer = busy.then(() => attempt(request))
      busy = answer
      const { outcome, ...facts } = await answer
      log(outcome === 'unlocked' ? 'info' : 'warn', `unlock: ${outcome}`, facts)
      return Response.json(await answer)
    },
    error: () => new Response(null, { status: 500 }),
  })
  chmodSync(path, 0o600)
  return {
    stop: async () => {
      await server.stop(false)
      rmSync(path, { force: true })
    },
  }
}

/** Hands a passphrase to the locked server of a data directory. Null where none waits for one. */
export async function sendPassphrase(data: string, passphrase: string): Promise<UnlockAnswer | null> {
  try {
    const response = await fetch('http://portal/unlock', {
      unix: unlockSocket(data),
      method: 'POST',
      body: passphrase,
    })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}
