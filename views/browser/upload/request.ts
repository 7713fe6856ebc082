export type Answer = { status: number; text: string; header(name: string): string | null }

/** What becomes of a request that never got an answer. */
export class NoConnection extends Error {}

type Call = {
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: Blob
  signal: AbortSignal
  /** Octets of the body that have left. */
  sent?: (octets: number) => void
}

/** A network that went away without a word gives no error for minutes. */
const STALLED_AFTER = 45_000
/** When everything has left, the server may still read back what it has, or wait for its disk. */
const ANSWERED_WITHIN = 10 * 60_000

/** XMLHttpRequest and not fetch, which cannot say how much of a body has left. */
export function request({ method, url, headers = {}, body, signal, sent }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const xhr = new XMLHttpRequest()
    xhr.open(method, url)
    for (const [name, value] of Object.entries({ 'tus-resumable': '1.0.0', ...headers }))
      xhr.setRequestHeader(name, value)
    xhr.onload = () =>
      resolve({ status: xhr.status, text: xhr.responseText, header: (name) => xhr.getResponseHeader(name) })
    xhr.onerror = () => reject(new NoConnection())
    xhr.onabort = () => reject(signal.aborted ? signal.reason : new NoConnection())
    const watch = watchConnection(xhr, signal)
    xhr.upload.onprogress = (event) => {
      watch.alive(event.loaded < event.total ? STALLED_AFTER : ANSWERED_WITHIN)
      sent?.(event.loaded)
    }
    xhr.onloadend = watch.end
    watch.alive(body ? STALLED_AFTER : ANSWERED_WITHIN)
    xhr.send(body ?? null)
  })
}

/** Ends a request that the person stopped, whose network went away, or on which nothing moves any more. */
function watchConnection(xhr: XMLHttpRequest, signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const abort = () => xhr.abort()
  signal.addEventListener('abort', abort)
  addEventListener('offline', abort)
  return {
    alive: (milliseconds: number) => {
      clearTimeout(timer)
      timer = setTimeout(abort, milliseconds)
    },
    end: () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      removeEventListener('offline', abort)
    },
  }
}
