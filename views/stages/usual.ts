import type { Usual } from '../../src/stages/stage.ts'
import type { Reader } from '../text/reader.ts'

/** "usually 3 to 8 weeks" */
export function usualWords({ text }: Reader, { from, to, unit }: Usual): string {
  return text.stages.usual[unit](from, to)
}
