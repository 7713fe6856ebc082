/** What the server says: which parts of which matter are not what they were. */
export type Change = { matter: string; parts: string[] }

type Hearing = {
  opened(): void
  changed(change: Change): void
  crowded(): void
  gone(): void
}

const [SHORTEST, LONGEST] = [1000, 60_000]

/** Listens until `stop`, and after a broken connection again, waiting longer each time. */
export function listen(address: string, hearing: Hearing): { stop(): void } {
  const ending = new AbortController()
  void keepListening(address, hearing, ending.signal)
  return { stop: () => ending.abort() }
}

async function keepListening(address: string, hearing: Hearing, signal: AbortSignal): Promise<void> {
  for (let wait = SHORTEST; !signal.aborted; wait = Math.min(wait * 2, LONGEST)) {
    const outcome = await listenOnce(address, hearing, signal).catch(() => 'broken' as const)
    if (signal.aborted) return
    if (outcome === 'crowded' || outcome === 'gone') return hearing[outcome]()
    if (outcome === 'ended') wait = SHORTEST
    // Not all pages at once, when a server comes back that all of them waited for.
    await pause(wait * (0.5 + Math.random()), signal)
  }
}

type Outcome = 'ended' | 'crowded' | 'gone' | 'broken'

async function listenOnce(address: string, hearing: Hearing, signal: AbortSignal): Promise<Outcome> {
  const headers = { accept: 'text/event-stream', 'x-unattended': 'yes' }
  const response = await fetch(address, { headers, signal, redirect: 'manual', cache: 'no-store' })
  if (isRefused(response)) return 'gone'
  if (!response.ok || !response.body) return 'broken'
  hearing.opened()
  for await (const { event, data } of messages(response.body)) {
    if (event === 'crowded' || event === 'gone') return event
    if (data) hearing.changed(JSON.parse(data))
  }
  return 'ended'
}

/** To be sent to sign in, not to be let in, or not to find the matter is an answer: asking again changes nothing. */
function isRefused({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 400 && status < 500)
}

type Message = { event: string; data: string }

/** Server-sent events as our server writes them: one line of `event:` at most, and one of `data:`. */
async function* messages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const whole = (rest + value).split('\n\n')
    rest = whole.pop() ?? ''
    for (const block of whole) yield { event: field(block, 'event'), data: field(block, 'data') }
  }
}

function field(block: string, name: string): string {
  const line = block.split('\n').find((each) => each.startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
