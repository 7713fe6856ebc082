/** The part of htmx 4's request context that is read here. */
type Context = { sourceElement?: Element; swap?: string; text?: string; response?: { status: number } }
type HtmxEvent = CustomEvent<{ ctx?: Context }>

/** The focus is never lost and a refusal is never silent when htmx replaces a part of the page. */
export function followSwaps(): void {
  let focused = ''
  document.addEventListener('htmx:before:swap', (event) => {
    focused = document.activeElement?.id ?? ''
    if (!isUnasked((event as HtmxEvent).detail.ctx)) sayProblem('')
  })
  document.addEventListener('htmx:after:swap', () => restoreFocus(focused))
  document.addEventListener('htmx:finally:request', (event) => {
    const { ctx } = (event as HtmxEvent).detail
    if (isUnasked(ctx)) return
    if (ctx?.response && ctx.response.status >= 400 && ctx.swap === 'none')
      sayProblem(sentenceIn(ctx.text ?? '') || worded('refused'))
  })
  document.addEventListener('htmx:error', (event) => {
    if (!isUnasked((event as HtmxEvent).detail.ctx)) sayProblem(worded('offline'))
  })
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}

/** What the page fetched by itself fails quietly (views/browser/live). */
function isUnasked(ctx: Context | undefined): boolean {
  return ctx?.sourceElement?.hasAttribute('data-live') ?? false
}

/** What asks for the focus in the new part comes first (a refused form); else the same control as before. */
function restoreFocus(id: string): void {
  const wanted = document.querySelector<HTMLElement>('[data-focus]')
  if (wanted && !wanted.dataset.focus) {
    wanted.dataset.focus = 'given'
    wanted.focus()
  } else if (document.activeElement === document.body && id) document.getElementById(id)?.focus()
}

/** The server's own sentence, if its answer holds one. Text only: the answer's markup is never used. */
function sentenceIn(html: string): string {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  return answer.querySelector('[role=alert]')?.textContent?.trim() ?? ''
}

function worded(key: 'offline' | 'refused'): string {
  return document.querySelector<HTMLElement>('#page-problem')?.dataset[key] ?? ''
}

function sayProblem(sentence: string): void {
  const place = document.querySelector('#page-problem')
  if (place) place.textContent = sentence
}
