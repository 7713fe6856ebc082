import { cookieOf, LANGUAGE_COOKIE, setCookie } from '../cookie.ts'
import { oneOf } from '../one-of.ts'
import { CEREMONY_COOKIE } from '../passkeys/ceremony.ts'
import { EXPIRED_SESSION_COOKIE } from '../sessions/session.ts'
import { LANGUAGES, type Language } from '../viewer.ts'

/** Says nothing of what it is for; its value is the language of the neutral place. */
const AWAY_COOKIE = '__Host-a'
/** How long the way back leads to the neutral place: whoever takes the phone over presses Back at once. */
const AWAY_SECONDS = 120

/**
 * A page without a word that goes on to `address` by itself, and takes its own place in the history. Not a redirect: a browser
 * checks where a form's redirects lead against our own policy, and follows a firm's choice of address only in part.
 */
export function awayPage(address: string): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    refresh: `0; url=${address}`,
    'referrer-policy': 'no-referrer',
  }
  return new Response('<!doctype html><title>&nbsp;</title>', { headers })
}

/** What is left in this browser goes: pages in its cache, what scripts kept, and our cookies. */
export function leaveNothing(response: Response, language: Language): Response {
  response.headers.set('clear-site-data', '"cache", "storage"')
  for (const name of [CEREMONY_COOKIE, LANGUAGE_COOKIE])
    response.headers.append('set-cookie', setCookie({ name, value: '', sameSite: 'Lax', seconds: 0 }))
  response.headers.append('set-cookie', EXPIRED_SESSION_COOKIE)
  response.headers.append(
    'set-cookie',
    setCookie({ name: AWAY_COOKIE, value: language, sameSite: 'Lax', seconds: AWAY_SECONDS }),
  )
  return response
}

/** The language of whoever has just left the portal in a hurry, when this is the way back into it; else null. */
export function comesBack(request: Request): Language | null {
  return request.method === 'GET' ? oneOf(LANGUAGES, cookieOf(request, AWAY_COOKIE)) : null
}
