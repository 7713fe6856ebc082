const ESCAPES = 3
const WITHIN_MS = 2000

/** Leaves at the press of the button, and when Escape is pressed three times. */
export function listenForLeaving(): void {
  const form = document.querySelector<HTMLFormElement>('form#leave')
  if (!form) return
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    leave(form)
  })
  let pressed: number[] = []
  document.addEventListener('keydown', ({ key, timeStamp, repeat }) => {
    if (key !== 'Escape' || repeat) return
    pressed = [...pressed.filter((before) => timeStamp - before < WITHIN_MS), timeStamp]
    if (pressed.length >= ESCAPES) leave(form)
  })
}

/** The page is gone before the network answers; this page's place in the history becomes the neutral one. */
function leave(form: HTMLFormElement): void {
  const to = form.dataset.to ?? 'about:blank'
  document.title = '\u00a0'
  document.documentElement.replaceChildren()
  sessionStorage.clear()
  localStorage.clear()
  void fetch(form.action, { method: 'POST', keepalive: true, redirect: 'manual' })
    .catch(() => null)
    .finally(() => location.replace(to))
  // A network that does not answer must hold nobody back.
  setTimeout(() => location.replace(to), 400)
}
