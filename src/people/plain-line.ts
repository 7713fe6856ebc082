/** What somebody typed into one line: no line breaks, no control or direction characters, no spaces around it. */
export function plainLine(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim()
}
