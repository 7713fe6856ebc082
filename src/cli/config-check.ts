import { accessSync, constants } from 'node:fs'
import { loadConfig, settingFlags } from '../config.ts'
import type { Command } from './command.ts'

export const configCheck: Command = {
  about:
    'Reads the configuration as serve would, and shows each setting with its value, where it was found and what it\n' +
    'does. The file is the one of --config or VESTIBULE_CONFIG, else ./vestibule.toml, else\n' +
    '/etc/vestibule/vestibule.toml. Flags beat environment variables, which beat the file.',
  flags: settingFlags(),
  run: ({ flags }, output) => {
    const { file, explained } = loadConfig(flags)
    const lines = explained.map(
      ({ key, value, source, about, allowed }) =>
        `${key} = ${value === null ? '(not set)' : JSON.stringify(value)}\n    ${about}\n    Allowed: ${allowed}. From: ${source}.`,
    )
    output.result(
      { file: file ?? null, settings: explained },
      [`File: ${file ?? 'none'}`, '', ...lines, '', ...verdict(explained)].join('\n'),
    )
    return 0
  },
}

/** Made by others before the server starts; data and the unlock key are made by init. */
const FILES = ['tls.certificate', 'tls.key', 'smtp.password_file', 'smtp.ca_file']

function verdict(explained: readonly { key: string; value: unknown }[]): string[] {
  const unreadable = explained.flatMap(({ key, value }) =>
    FILES.includes(key) && typeof value === 'string' && !isReadable(value) ? [{ key, value }] : [],
  )
  return [
    'The configuration is right.',
    ...unreadable.map(({ key, value }) => `But ${value} (${key}) is not there, or this user cannot read it.`),
  ]
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
