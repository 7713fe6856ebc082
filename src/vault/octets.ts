/** Octets without Node.js, for what is read in a browser too (recovery.html). */
export type Octets = Uint8Array<ArrayBuffer>

export function joined(parts: readonly Uint8Array[]): Octets {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Not for secrets: it stops at the first difference. */
export function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, index) => octet === b[index])
}

/** Throws for what is no base64. */
export function fromBase64(text: string): Octets {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}

export function toHex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
}

/** Of a text in UTF-8. */
export function octetLength(text: string): number {
  return utf8.encode(text).length
}

const utf8 = new TextEncoder()
