import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { plainEmail } from '../people/email.ts'

/** A value as it comes from TOML, the environment or a flag. */
export type Raw = string | number | boolean

/** The surroundings that a default may depend on. */
export type Place = { home: string; isRoot: boolean; credentials: string | undefined }

export type Setting<T> = {
  about: string
  /** What is accepted, to be read after "must be". */
  allowed: string
  initial: (place: Place) => T
  /** The value, or undefined when `raw` is not allowed. `base` is where a relative path starts. */
  parse: (raw: Raw, base: string) => T | undefined
}

type Described<T> = { about: string; initial: T | ((place: Place) => T) }

function setting<T>(
  { about, initial }: Described<T>,
  allowed: string,
  parse: (raw: Raw, base: string) => T | undefined,
): Setting<T> {
  const isChosen = (value: typeof initial): value is (place: Place) => T => typeof value === 'function'
  return { about, allowed, parse, initial: isChosen(initial) ? initial : () => initial }
}

/** A setting that may be left out; it is null then. */
export function optional<T>(make: (described: Described<T>) => Setting<T>, about: string): Setting<T | null> {
  const { allowed, parse } = make({ about, initial: neverAsked })
  return { about, allowed, parse, initial: () => null }
}

function neverAsked(): never {
  throw new Error('an optional setting has no default')
}

export const text = (described: Described<string>) =>
  setting<string>(described, 'text', (raw) =>
    typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : undefined,
  )

export const path = (described: Described<string>) =>
  setting<string>(described, 'the path of a file or directory', (raw, base) =>
    typeof raw === 'string' && raw !== '' ? resolve(base, raw) : undefined,
  )

export const yesOrNo = (described: Described<boolean>) =>
  setting<boolean>(described, 'true or false', (raw) =>
    raw === true || raw === 'true' ? true : raw === false || raw === 'false' ? false : undefined,
  )

export const whole = (described: Described<number>, least: number, most: number) =>
  setting<number>(described, `a whole number from ${least} to ${most}`, (raw) => {
    const value = typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : undefined
  })

/** Days before something, the longest first, each once. */
export const days = (described: Described<readonly number[]>) =>
  setting<readonly number[]>(
    described,
    'up to ten whole numbers of days from 1 to 365, separated by commas, such as "30, 14, 3"',
    (raw) => {
      const parts = String(raw).split(',')
      const numbers = parts.map((part) => Number(/^\s*(\d{1,3})\s*$/.exec(part)?.[1]))
      const isAllowed = numbers.length <= 10 && numbers.every((day) => day >= 1 && day <= 365)
      return isAllowed ? [...new Set(numbers)].sort((a, b) => b - a) : undefined
    },
  )

const UNITS: Record<string, number> = { '': 1, B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 }

export const timeOfDay = (described: Described<string>) =>
  setting<string>(described, 'a time of day from 00:00 to 23:59', (raw) =>
    typeof raw === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(raw) ? raw : undefined,
  )

export const bytes = (described: Described<number>) =>
  setting<number>(described, 'a number of bytes above 0, such as 1048576, "500 MiB" or "64 GiB"', (raw) => {
    const [, amount, unit = ''] = /^(\d+) ?([KMGT]iB|B)?$/.exec(String(raw)) ?? []
    const value = Number(amount) * (UNITS[unit] ?? Number.NaN)
    return Number.isSafeInteger(value) && value > 0 ? value : undefined
  })

export const host = (described: Described<string>) =>
  setting<string>(described, 'an IP address of this machine, or localhost', (raw) =>
    typeof raw === 'string' && (raw === 'localhost' || isIP(raw) !== 0) ? raw : undefined,
  )

export const address = (described: Described<string>) =>
  setting<string>(described, 'an IP address, such as 127.0.0.1', (raw) =>
    typeof raw === 'string' && isIP(raw) !== 0 ? raw : undefined,
  )

export const origin = (described: Described<string>) =>
  setting<string>(
    described,
    'an address such as https://portal.example.ca: https, or http for localhost only, without a path',
    (raw) => (typeof raw === 'string' ? originOf(raw) : undefined),
  )

function originOf(raw: string): string | undefined {
  const url = URL.parse(raw)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  if (url.protocol === 'http:' && url.hostname !== 'localhost') return undefined // no passkeys elsewhere
  if (url.username || url.search || url.hash || url.pathname !== '/') return undefined
  return isIP(url.hostname) === 0 && !url.hostname.startsWith('[') ? url.origin : undefined
}

export const mailAddress = (described: Described<string>) =>
  setting<string>(described, 'one e-mail address, such as portal@firm.example', (raw) =>
    typeof raw === 'string' ? (plainEmail(raw) ?? undefined) : undefined,
  )
