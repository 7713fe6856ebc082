import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'

/** What went wrong, as the name of the sentence that the form carries; or a sentence of the server's. */
type Problem = 'unsupported' | 'cancelled' | 'known' | 'offline' | 'failed'
type Outcome = { next: string } | { problem: Problem | { sentence: string } }

/** The whole ceremony: options, the authenticator, and what it answered. Never throws. */
export async function runCeremony(form: HTMLFormElement): Promise<Outcome> {
  const { ceremony, options: optionsUrl = '', finish = '' } = form.dataset
  if (!window.PublicKeyCredential) return { problem: 'unsupported' }
  const fields = Object.fromEntries(new FormData(form))
  try {
    const optionsJSON = await send(optionsUrl, fields)
    const response =
      ceremony === 'register'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON })
    return await send(finish, { ...fields, response })
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

class Refusal extends Error {}

async function send(url: string, body: unknown) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  const json = await answer.json().catch(() => ({}))
  if (json.verify) {
    location.assign(json.verify)
    return new Promise(() => {}) // the page is leaving
  }
  if (!answer.ok) throw new Refusal(json.problem ?? '')
  return json
}

function problemOf(error: unknown): Problem | { sentence: string } {
  if (error instanceof Refusal) return error.message ? { sentence: error.message } : 'failed'
  const cause = error instanceof WebAuthnError ? error.cause : error
  if (cause instanceof DOMException) return BY_NAME[cause.name] ?? 'failed'
  return cause instanceof TypeError ? 'offline' : 'failed'
}

/** What an authenticator or a browser may answer (WebAuthn Level 3, sections 5.1.3 and 5.1.4). */
const BY_NAME: Record<string, Problem> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  NotSupportedError: 'unsupported',
}
