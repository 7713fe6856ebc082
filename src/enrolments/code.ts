/** No vowels, and nothing that is taken for another sign when it is read aloud from paper or written down by hand. */
const SIGNS = '234679CDFGHJKMNPQRTVWX'
const LENGTH = 8

/** "K7PM-9TQX": 35 bits, for six tries. */
export function randomCode(): string {
  let code = ''
  while (code.length < LENGTH) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    // 242 is the largest multiple of 22 in a byte: beyond it some signs would come more often.
    if (byte < 242) code += SIGNS[byte % SIGNS.length]
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** A code as somebody typed it, in the form that was hashed. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
