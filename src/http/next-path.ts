/** Where to go on: only a path of this portal, whatever a link from elsewhere says; else null. */
export function ownPath(value: string | null | undefined): string | null {
  if (!value?.startsWith('/') || value.length > 2000) return null
  const base = 'http://portal.invalid'
  const url = URL.parse(value, base)
  if (url?.origin !== base) return null
  // "/.//elsewhere.example" is a path of ours to the parser, and another site once its dot is gone.
  return url.pathname.startsWith('//') ? null : url.pathname + url.search
}
