import type { Reader } from '../text/reader.ts'

/** Without its zone, which the page says once. */
export function when({ format }: Reader, at: string): string {
  return `${format.date(at)}, ${format.time(at)}`
}
