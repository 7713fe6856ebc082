export const LANGUAGE_COOKIE = 'language'

type Cookie = { name: string; value: string; sameSite: 'Lax' | 'Strict'; seconds?: number }

/** A `Set-Cookie` value (RFC 6265): always for every path, over TLS or localhost, and never for scripts. */
export function setCookie({ name, value, sameSite, seconds }: Cookie): string {
  const life = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}${life}`
}

export function cookieOf(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split('; '))
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1)
  return null
}
