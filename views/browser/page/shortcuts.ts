/** Where the tick box of the shortcut sheet is remembered; nothing about a person or a matter. */
const OFF = 'shortcuts-off'
const SEQUENCE_MS = 1200

let pending = ''
let pendingSince = 0

/** `data-shortcut="g m"` on a link follows it, `data-shortcut="/"` on a field goes to it, `?` shows the sheet. */
export function listenForShortcuts(): void {
  const sheet = document.querySelector<HTMLDialogElement>('dialog#shortcuts')
  if (!sheet) return
  rememberTick()
  document.addEventListener('keydown', (event) => {
    if (isTyping(event) || sheet.open) return
    if (event.key === '?') return sheet.showModal()
    if (localStorage.getItem(OFF)) return
    if (follow(pressed(event))) event.preventDefault()
  })
}

function follow(keys: string): boolean {
  const found = leadsTo(`input`, keys) ?? leadsTo('', keys) ?? (keys === '/' ? leadsTo('', 'g s') : null)
  if (found instanceof HTMLInputElement) found.focus()
  else found?.click()
  return found !== null
}

/** A page's own search field comes before the way to the search of everything. */
function leadsTo(element: string, keys: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`${element}[data-shortcut="${CSS.escape(keys)}"]`)
}

function rememberTick(): void {
  const tick = document.querySelector<HTMLInputElement>('#shortcuts-on')
  if (!tick) return
  tick.checked = !localStorage.getItem(OFF)
  tick.addEventListener('change', () => {
    if (tick.checked) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'yes')
  })
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const field = target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  return Boolean(field) || ctrlKey || metaKey || altKey
}

/** "g" and then "m" within a moment is "g m". */
function pressed({ key, timeStamp }: KeyboardEvent): string {
  const keys = pending && timeStamp - pendingSince < SEQUENCE_MS ? `${pending} ${key}` : key
  pending = key === 'g' ? key : ''
  pendingSince = timeStamp
  return keys
}
