import { readLines } from '../languages/form.ts'
import type { Texts } from '../languages/needed.ts'

/** Why something comes back to whoever was asked for it, as a browser sent it. */
export function readReason(body: string | null | undefined): Texts {
  return readLines(new URLSearchParams(body ?? ''), 'reason')
}
