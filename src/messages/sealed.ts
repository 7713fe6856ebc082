import type { Texts } from '../languages/needed.ts'
import type { Sealed, TextKey } from '../vault/sealed.ts'

export type SealedBody = {
  bodyEn: Sealed<'messages.body_en'> | null
  bodyFr: Sealed<'messages.body_fr'> | null
}

export function sealBody(key: TextKey, id: string, { en, fr }: Texts): SealedBody {
  return {
    bodyEn: en ? key.seal('messages.body_en', id, en) : null,
    bodyFr: fr ? key.seal('messages.body_fr', id, fr) : null,
  }
}

export function openBody(key: TextKey, id: string, { bodyEn, bodyFr }: SealedBody): Texts {
  return {
    ...(bodyEn && { en: key.open('messages.body_en', id, bodyEn) }),
    ...(bodyFr && { fr: key.open('messages.body_fr', id, bodyFr) }),
  }
}
