import { EXIT, Refusal } from '../installation/refusal.ts'
import { oneOf } from '../one-of.ts'
import type { Flags } from './command.ts'

/** The code that a flag names; null for a flag that was not given. Throws a `Refusal` for any other value. */
export function codeFlag<T extends string>(flags: Flags, name: string, allowed: readonly T[]): T | null {
  const given = flags[name]
  if (given === undefined) return null
  const code = oneOf(allowed, String(given))
  if (!code) throw new Refusal(`--${name} must be one of ${allowed.join(', ')}.`, EXIT.usage)
  return code
}
