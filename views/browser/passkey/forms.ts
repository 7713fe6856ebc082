import { runCeremony } from './ceremony.ts'

/** Gives every form with `data-ceremony` its ceremony. A form that waited for it is sent, else the answer's page opens. */
export function listenForCeremonies(finished: () => void = () => {}): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-ceremony]'))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void perform(form, finished)
    })
}

async function perform(form: HTMLFormElement, finished: () => void): Promise<void> {
  if (form.getAttribute('aria-busy') === 'true') return
  busy(form, true)
  say(form, '')
  const outcome = await runCeremony(form)
  if ('problem' in outcome) {
    busy(form, false)
    const { problem } = outcome
    return say(form, typeof problem === 'string' ? (form.dataset[problem] ?? '') : problem.sentence)
  }
  finished()
  const waiting = document.querySelector<HTMLFormElement>('form#waiting-form')
  if (waiting) waiting.submit()
  else location.assign(outcome.next)
}

function busy(form: HTMLFormElement, yes: boolean): void {
  form.setAttribute('aria-busy', String(yes))
  for (const button of form.querySelectorAll('button')) button.disabled = yes
  const status = form.querySelector('[data-status]')
  if (status) status.textContent = yes ? (form.dataset.waiting ?? '') : ''
}

function say(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector<HTMLElement>('[data-problem]')
  if (!place) return
  place.hidden = sentence === ''
  place.textContent = sentence
  if (sentence) place.focus()
}
