import { createPortal } from '../app.tsx'
import { type Background, startBackground } from '../background/background.ts'
import { SECOND } from '../clock.ts'
import { type Config, withOrigin } from '../config.ts'
import type { Deps } from '../deps.ts'
import { loadAssets } from '../http/assets.ts'
import { checkExistingDirectory } from '../installation/data-directory.ts'
import { lockInstance } from '../installation/instance-lock.ts'
import { Refusal } from '../installation/refusal.ts'
import { checkSqlite } from '../installation/self-check.ts'
import { liveTask } from '../live/task.ts'
import type { Log } from '../log.ts'
import { searchTask } from '../search/task.ts'
import { type Certificate, type CertificateFiles, readCertificate, watchCertificate } from './certificate.ts'
import { type Listener, listen } from './listen.ts'
import { lockedHandler } from './locked.tsx'
import { type Opened, type Opening, openPortal } from './open.ts'
import { waitForSecret } from './waiting.ts'

const GRACE = 30 * SECOND
const CERTIFICATE_INTERVAL = 5 * SECOND

export type Running = {
  readonly origin: string
  /** Looks at the certificate's files now instead of in a few seconds. */
  checkCertificate: () => void
  /** Ends what is under way, closes the database and lets the data directory go. */
  stop: () => Promise<void>
}

type Given = Opening

/** Checks everything, then listens. Throws a `Refusal`; nothing is left open then. */
export async function startServer(given: Given): Promise<Running> {
  checkSqlite()
  checkExistingDirectory(given.config.data)
  const letGo = lockInstance(given.config.data)
  try {
    const opened = await openPortal(given)
    const files = certificateFiles(given.config)
    const listener = listen({ ...given.config, certificate: files && readablePair(files) })
    return run(
      { ...given, config: withOrigin(given.config, listener.port) },
      { listener, opened, files, letGo },
    )
  } catch (error) {
    letGo()
    throw error
  }
}

type Parts = { listener: Listener; opened: Opened | null; files: CertificateFiles | null; letGo: () => void }

function run(given: Given, { listener, opened, files, letGo }: Parts): Running {
  const { config, log } = given
  const watch = files && watchCertificate(files, CERTIFICATE_INTERVAL, certificateChange(listener, log))
  const content = opened ? answerAsPortal(given, listener, opened) : waitForKey(given, listener)
  log('info', 'listening', {
    port: listener.port,
    origin: config.origin,
    locked: opened === null,
    pid: process.pid,
  })
  return {
    origin: config.origin,
    checkCertificate: () => watch?.check(),
    stop: async () => {
      watch?.stop()
      content.endStreams()
      await listener.stop(GRACE)
      await content.stop()
      letGo()
      log('info', 'stopped')
    },
  }
}

type Content = {
  /** Open pages listen without end, and would hold up a stop until its grace is over. */
  endStreams: () => void
  stop: () => Promise<void>
}

function answerAsPortal({ config, clock, log }: Given, listener: Listener, { db, vault }: Opened): Content {
  let background: Background | null = null
  const deps: Deps = {
    db,
    vault,
    clock,
    config,
    origin: config.origin,
    assets: loadAssets(),
    log,
    wake: () => background?.wake(),
  }
  const portal = createPortal(deps)
  background = startBackground(deps, { further: [liveTask(portal.live), searchTask(portal.search)] })
  listener.answerWith((request, server) => portal.fetch(request, server))
  return {
    endStreams: portal.live.end,
    stop: async () => {
      await background?.stop()
      await portal.search.stop()
      db.close()
    },
  }
}

function waitForKey(given: Given, listener: Listener): Content {
  listener.answerWith(lockedHandler())
  let content: Content | null = null
  const waiting = waitForSecret(given, (opened) => {
    content = answerAsPortal(given, listener, opened)
  })
  return {
    endStreams: () => content?.endStreams(),
    stop: async () => {
      await waiting.stop()
      await content?.stop()
    },
  }
}

function certificateFiles({ tls: { certificate, key } }: Config): CertificateFiles | null {
  return certificate && key ? { certificate, key } : null
}

function readablePair(files: CertificateFiles): Certificate {
  try {
    return readCertificate(files)
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new Refusal(`${files.certificate} and ${files.key} cannot be used for TLS: ${reason}`)
  }
}

function certificateChange(listener: Listener, log: Log) {
  return {
    swap: (pair: Certificate) => {
      listener.replaceCertificate(pair)
      log('info', 'certificate replaced')
    },
    refuse: (reason: string) => log('error', 'the new certificate is refused, the old one stays', { reason }),
  }
}
