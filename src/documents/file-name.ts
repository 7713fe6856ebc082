import { octetLength } from '../vault/octets.ts'

const LONGEST = 200
const LONGEST_EXTENSION = 20
/** Names that Windows keeps for devices, whatever extension follows them. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i
/** Control, format (which turns the direction of writing), private and unassigned characters, line separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\ufffd]/gu

/**
 * The name a file is shown and saved under: the last part of a path, in one line, in the order it is read, with its real
 * extension, at most 200 octets of UTF-8, and safe to save on any system. Never empty.
 */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = trimmed(last.replace(UNSEEN, '').replace(/\s+/gu, ' '))
  const short = shortened(DEVICE.test(visible) ? `_${visible}` : visible)
  return short || 'document'
}

/** The folders of a path that a browser gives for a chosen folder (`Photos/2024/a.jpg`), cleaned, without the file. */
export function folderNames(path: string): string[] {
  return path
    .split(/[/\\]/)
    .slice(0, -1)
    .filter((name) => trimmed(name.replace(UNSEEN, '')) !== '')
    .map(cleanFileName)
}

/** `.pdf`; empty for a name without an extension. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 && octetLength(name.slice(dot)) <= LONGEST_EXTENSION ? name.slice(dot) : ''
}

/**
 * Windows drops dots and spaces at the end, and a dot at the beginning hides a file: two names would become one. No regular
 * expression finds the end of a long name without trying at every dot before it.
 */
function trimmed(name: string): string {
  let [start, end] = [0, name.length]
  while (start < end && isPadding(name.charAt(start))) start++
  while (end > start && isPadding(name.charAt(end - 1))) end--
  return name.slice(start, end)
}

function isPadding(sign: string): boolean {
  return /[\s.]/u.test(sign)
}

function shortened(name: string): string {
  if (octetLength(name) <= LONGEST) return name
  const extension = extensionOf(name)
  const room = LONGEST - octetLength(extension)
  let stem = ''
  let size = 0
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, name.length - extension.length))) {
    size += octetLength(segment)
    if (size > room) break
    stem += segment
  }
  return trimmed(stem) + extension
}
