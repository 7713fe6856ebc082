import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What is looked for: a name for the report, and the text or octets. */
export type Planted = { name: string; value: string | Uint8Array }
export type Needle = { name: string; form: string; bytes: Buffer }

/** Every way in which a program might have written it down. */
export function needlesFor({ name, value }: Planted): Needle[] {
  const bytes = Buffer.from(value)
  const hex = bytes.toString('hex')
  const forms: [string, Buffer][] = [
    ['as it is', bytes],
    ['hexadecimal', Buffer.from(hex)],
    ['HEXADECIMAL', Buffer.from(hex.toUpperCase())],
    ...[0, 1, 2].flatMap((shift) => base64Forms(bytes, shift)),
  ]
  if (typeof value === 'string') forms.push(['UTF-16', Buffer.from(value, 'utf16le')])
  return forms.map(([form, found]) => ({ name, form, bytes: found }))
}

/** In octets: what is shorter is found by chance in what is sealed. */
const SHORTEST = 6

/** Base64 takes three octets at a time, so what stands `shift` octets behind the beginning of one group looks different. */
function base64Forms(bytes: Buffer, shift: number): [string, Buffer][] {
  const inner = bytes.subarray((3 - shift) % 3)
  const whole = inner.subarray(0, inner.length - (inner.length % 3))
  if (whole.length < SHORTEST) return []
  return (['base64', 'base64url'] as const).map((encoding) => [
    `${encoding} at ${shift}`,
    Buffer.from(whole.toString(encoding)),
  ])
}

export function findIn(where: string, content: Buffer, needles: readonly Needle[]): string[] {
  return needles
    .filter(({ bytes }) => content.includes(bytes))
    .map(({ name, form }) => `${name}, ${form}, in ${where}`)
}

/** Paths from `folder`. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

/** Looks through every file below a folder, names included. */
export function findInFolder(folder: string, needles: readonly Needle[]): string[] {
  return filesUnder(folder).flatMap((name) => [
    ...findIn(name, readFileSync(join(folder, name)), needles),
    ...findIn(`the name ${name}`, Buffer.from(name), needles),
  ])
}
