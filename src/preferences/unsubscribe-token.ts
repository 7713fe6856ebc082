import type { Deps } from '../deps.ts'
import type { Language } from '../viewer.ts'

type Key = Pick<Deps, 'vault'>

const PURPOSE = 'unsubscribe'

/** The page on which the person whom a digest went to asks for fewer of them, in its language (RFC 8058 section 3.1). */
export function unsubscribeAddress(
  { vault, origin }: Key & Pick<Deps, 'origin'>,
  { personId, language }: { personId: string; language: Language },
): string {
  return `${origin}/unsubscribe?lang=${language}&token=${personId}.${vault.mark(PURPOSE, personId)}`
}

/** The id of the person whom we gave this token; null for what we gave nobody. */
export function personOfToken({ vault }: Key, token: string): string | null {
  const [personId = '', mark = ''] = token.split('.', 2)
  return vault.isMark(PURPOSE, personId, mark) ? personId : null
}
