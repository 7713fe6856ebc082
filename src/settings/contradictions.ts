import { isAbsolute, relative } from 'node:path'
import { show } from './leaves.ts'
import type { Settings } from './table.ts'

/** Settings that are each right and cannot go together. */
export function contradictionsIn(config: Settings): string[] {
  const { tls, backup } = config
  const withTls = tls.certificate !== null
  const wrong: [boolean, string][] = [
    [withTls !== (tls.key !== null), 'tls.certificate and tls.key go together: set both or neither.'],
    [
      !withTls && !config.trustedProxy && !isLoopback(config.host),
      `host = ${show(config.host)} is refused: without TLS only a loopback address is allowed. Set tls.certificate and tls.key, or trusted_proxy.`,
    ],
    [(withTls || !!config.trustedProxy) && !config.origin, 'origin is needed with TLS or trusted_proxy.'],
    [
      (withTls || !!config.trustedProxy) && !!config.origin?.startsWith('http:'),
      `origin = ${show(config.origin)} is refused: with TLS or trusted_proxy it must start with https://.`,
    ],
    [
      isInside(config.data, config.unlockKeyFile),
      `unlock_key_file = ${show(config.unlockKeyFile)} is refused: it must lie outside the data directory ${config.data}.`,
    ],
    [
      config.unlockCredential !== null && isInside(config.data, config.unlockCredential),
      `unlock_credential = ${show(config.unlockCredential)} is refused: it must lie outside the data directory ${config.data}.`,
    ],
    [
      backup.destination !== null && isInside(config.data, backup.destination),
      `backup.destination = ${show(backup.destination)} is refused: a backup inside the data directory ${config.data} is lost with it.`,
    ],
    ...mailContradictions(config),
  ]
  return wrong.filter(([holds]) => holds).map(([, sentence]) => sentence)
}

function mailContradictions({ smtp, bounces }: Settings): [boolean, string][] {
  return [
    [
      !smtp.requireTls && smtp.host !== null && !isLoopback(smtp.host),
      'smtp.require_tls = false is refused: only a mail server on this machine may be given mail unencrypted.',
    ],
    [!!smtp.host && !smtp.from, 'smtp.from is needed with smtp.host.'],
    [
      !!smtp.user !== !!smtp.passwordFile,
      'smtp.user and smtp.password_file go together: set both or neither.',
    ],
    [
      !bounces.requireTls && bounces.host !== null && !isLoopback(bounces.host),
      'bounces.require_tls = false is refused: only a server on this machine may be signed in to unencrypted.',
    ],
    [
      !!bounces.host && !(bounces.user && bounces.passwordFile),
      'bounces.user and bounces.password_file are needed with bounces.host.',
    ],
  ]
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

export function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path)
  return !way.startsWith('..') && !isAbsolute(way)
}
