import type { Sealed, TextKey } from '../vault/sealed.ts'
import type { Texts } from './needed.ts'

/** A text of both languages as two columns of one row hold it: `title_en` and `title_fr`. */
export type SealedTexts<Table extends string, Name extends string> = {
  en: Sealed<`${Table}.${Name}_en`> | null
  fr: Sealed<`${Table}.${Name}_fr`> | null
}

/** Table and name without the language. */
export function sealTexts<Table extends string, Name extends string>(
  key: TextKey,
  [table, name]: readonly [Table, Name],
  rowId: string,
  { en, fr }: Texts,
): SealedTexts<Table, Name> {
  return {
    en: en ? key.seal(`${table}.${name}_en`, rowId, en) : null,
    fr: fr ? key.seal(`${table}.${name}_fr`, rowId, fr) : null,
  }
}

export function openTexts<Table extends string, Name extends string>(
  key: TextKey,
  [table, name]: readonly [Table, Name],
  rowId: string,
  { en, fr }: SealedTexts<Table, Name>,
): Texts {
  return {
    ...(en && { en: key.open(`${table}.${name}_en`, rowId, en) }),
    ...(fr && { fr: key.open(`${table}.${name}_fr`, rowId, fr) }),
  }
}
