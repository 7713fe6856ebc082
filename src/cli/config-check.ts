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
      [`File: ${file ?? 'none'}`, '', ...lines, '', 'The configuration is right.'].join('\n'),
    )
    return 0
  },
}
