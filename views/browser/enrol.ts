import { listenForCeremonies } from './passkey/forms.ts'

// The token came behind `#`. It leaves the address bar at once, and stays with this tab only, so that a reload or a
// change of language does not lose it.
const KEPT = 'enrolment'
/** 256 bits as base64url; `#main` of the skip link is none. */
const TOKEN = /^[\w-]{43}$/

takeToken()
// A second link opened in the same tab differs only behind `#`, which loads no page.
addEventListener('hashchange', takeToken)
listenForCeremonies(() => sessionStorage.removeItem(KEPT))

function takeToken(): void {
  const fromLink = location.hash.slice(1)
  if (TOKEN.test(fromLink)) {
    sessionStorage.setItem(KEPT, fromLink)
    history.replaceState(null, '', location.pathname + location.search)
  }
  const token = sessionStorage.getItem(KEPT)
  const field = document.querySelector<HTMLInputElement>('input[name=token]')
  if (field) field.value = token ?? ''
  const incomplete = document.querySelector<HTMLElement>('#incomplete-link')
  const form = document.querySelector<HTMLElement>('form[data-ceremony]')
  if (incomplete) incomplete.hidden = token !== null
  if (form) form.hidden = token === null
}
