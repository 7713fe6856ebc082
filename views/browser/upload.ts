import { enliven } from './upload/panel.ts'

// Our own 500 lines and not tus-js-client: it has no queue and no view, writes file names into localStorage in clear, and
// is four times as large.

const live = new WeakSet<Element>()

function enlivenAll(): void {
  for (const panel of document.querySelectorAll<HTMLElement>('[data-uploads]')) {
    if (live.has(panel)) continue
    live.add(panel)
    enliven(panel)
  }
}

enlivenAll()
document.addEventListener('htmx:after:swap', enlivenAll)
