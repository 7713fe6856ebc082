import { domainToASCII } from 'node:url'

// RFC 5321 dot-string: nothing quoted, no comment, no list, so that no mail program reads it as two addresses.
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const DOMAIN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/

/**
 * One e-mail address as it will be kept and written to: trimmed, its domain in lower case and ASCII. Null for anything
 * that is not exactly one plain address (RFC 5321 4.5.3.1 for the sizes).
 */
export function plainEmail(input: string): string | null {
  const text = input.trim()
  const at = text.lastIndexOf('@')
  const localPart = text.slice(0, at)
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase()
  const fits = at > 0 && localPart.length <= 64 && domain.length <= 253 && at + 1 + domain.length <= 254
  return fits && LOCAL_PART.test(localPart) && DOMAIN.test(domain) ? `${localPart}@${domain}` : null
}
