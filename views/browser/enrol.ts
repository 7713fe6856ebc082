import { listenForCeremonies } from './passkey/forms.ts'

// The token came behind `#`. It leaves the address bar at once, and stays with this tab only, so that a reload or a
// change of language does not lose it.
const KEPT = 'enrolment'

const fromLink = location.hash.slice(1)
if (fromLink) {
  sessionStorage.setItem(KEPT, fromLink)
  history.replaceState(null, '', location.pathname + location.search)
}
const token = sessionStorage.getItem(KEPT)
const field = document.querySelector<HTMLInputElement>('input[name=token]')
if (field && token) field.value = token

const incomplete = document.querySelector<HTMLElement>('#incomplete-link')
const form = document.querySelector<HTMLElement>('form[data-ceremony]')
if (incomplete) incomplete.hidden = token !== null
if (form) form.hidden = token === null

listenForCeremonies(() => sessionStorage.removeItem(KEPT))
