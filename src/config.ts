import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { contradictionsIn } from './settings/contradictions.ts'
import type { Place, Raw } from './settings/kinds.ts'
import { isRaw, isTable, type Leaf, leavesOf, show } from './settings/leaves.ts'
import { type Settings, settings } from './settings/table.ts'
import { unknownKeys, unknownVariables } from './settings/unknown.ts'

/** The settings with the origin that people use, which is http://localhost and the port when none was set. */
export type Config = Settings & { readonly origin: string }

/** One setting as `config check` shows it. `source` says where the value was found. */
export type Explained = { key: string; value: unknown; source: string; about: string; allowed: string }

export type LoadedConfig = { config: Config; file: string | undefined; explained: Explained[] }

export type Surroundings = {
  /** Flag name (`smtp-host`) to value. */
  flags: Record<string, string | boolean | undefined>
  environment: Record<string, string | undefined>
  directory: string
}

/** The configuration is wrong: one sentence for each thing that is. */
export class ConfigError extends Error {
  constructor(
    readonly problems: string[],
    /** A value that is right in itself and unsafe with the others is a refusal, not a mistake in writing. */
    readonly kind: 'wrong' | 'unsafe' = 'wrong',
  ) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
  }
}

/** The only reader of the environment. Throws `ConfigError` for anything unknown or wrong. */
export function loadConfig(flags: Surroundings['flags'] = {}): LoadedConfig {
  return readConfig({ flags, environment: Bun.env, directory: process.cwd() })
}

/** A flag beats the environment, which beats the file, which beats the default. */
export function readConfig({ flags, environment, directory }: Surroundings): LoadedConfig {
  const file = configFile(flags.config, environment.VESTIBULE_CONFIG, directory)
  const inFile = file ? readToml(file) : {}
  const leaves = [...leavesOf(settings)]
  const problems = [...unknownKeys(file, inFile, leaves), ...unknownVariables(environment, leaves)]
  const place = placeOf(environment)
  const explained = leaves.map((leaf) => {
    const found = firstFound(leaf, flags, environment, file, inFile, directory)
    const value = found ? leaf.setting.parse(found.raw, found.base) : leaf.setting.initial(place)
    if (found && value === undefined)
      problems.push(
        `${found.source}: ${leaf.key} = ${show(found.raw)} is refused: it must be ${leaf.setting.allowed}.`,
      )
    const { about, allowed } = leaf.setting
    return { key: leaf.key, value, source: found?.source ?? 'default', about, allowed }
  })
  if (problems.length > 0) throw new ConfigError(problems)
  const config: Settings = assemble(new Map(explained.map(({ key, value }) => [key, value])))
  const contradictions = contradictionsIn(config)
  if (contradictions.length > 0) throw new ConfigError(contradictions, 'unsafe')
  return { config: withOrigin(config, config.port), file, explained }
}

/** Every setting as a flag for `node:util` parseArgs. */
export function settingFlags(): Record<string, { type: 'string'; about: string }> {
  return Object.fromEntries(
    [...leavesOf(settings)].map(({ flag, setting }) => [flag, { type: 'string', about: setting.about }]),
  )
}

function configFile(flag: unknown, variable: string | undefined, directory: string): string | undefined {
  const named = typeof flag === 'string' ? flag : variable
  if (named) {
    const path = resolve(directory, named)
    if (!existsSync(path)) throw new ConfigError([`The configuration file ${path} does not exist.`])
    return path
  }
  return [join(directory, 'vestibule.toml'), '/etc/vestibule/vestibule.toml'].find((path) => existsSync(path))
}

function readToml(file: string): Record<string, unknown> {
  try {
    const parsed = Bun.TOML.parse(readFileSync(file, 'utf8'))
    return Object.fromEntries(Object.entries(parsed))
  } catch (cause) {
    throw new ConfigError([`${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`])
  }
}

/** The port is known only after listening when 0 was asked for. */
export function withOrigin(config: Settings, port: number): Config {
  const isChosen = config.origin !== null && config.origin !== localOrigin(config.port)
  return Object.freeze({ ...config, port, origin: isChosen ? config.origin : localOrigin(port) })
}

const localOrigin = (port: number) => `http://localhost:${port}`

type Found = { raw: Raw; source: string; base: string }

function firstFound(
  leaf: Leaf,
  flags: Surroundings['flags'],
  environment: Surroundings['environment'],
  file: string | undefined,
  inFile: object,
  directory: string,
): Found | undefined {
  const flag = flags[leaf.flag]
  if (flag !== undefined) return { raw: flag, source: `--${leaf.flag}`, base: directory }
  const variable = environment[leaf.variable]
  if (variable) return { raw: variable, source: leaf.variable, base: directory }
  const written = leaf.key
    .split('.')
    .reduce<unknown>((table, name) => (isTable(table) ? table[name] : undefined), inFile)
  return file && isRaw(written) ? { raw: written, source: file, base: dirname(file) } : undefined
}

function placeOf(environment: Surroundings['environment']): Place {
  const isRoot = process.getuid?.() === 0
  return { home: homedir(), isRoot, credentials: environment.CREDENTIALS_DIRECTORY }
}

function assemble(values: Map<string, unknown>): Settings {
  const build = (table: object, above: string[]): object =>
    Object.freeze(
      Object.fromEntries(
        Object.entries(table).map(([name, entry]) => {
          const leaf = [...leavesOf({ [name]: entry }, above)][0]
          return [name, 'parse' in entry ? values.get(leaf?.key ?? '') : build(entry, [...above, name])]
        }),
      ),
    )
  return build(settings, []) as Settings
}
