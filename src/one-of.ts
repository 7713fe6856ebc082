/** The code that a form, an address or a flag names, if it is one of these; null for anything else. */
export function oneOf<T extends string>(codes: readonly T[], value: string | null | undefined): T | null {
  return codes.find((code) => code === value) ?? null
}
