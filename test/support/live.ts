import type { TestPerson } from './people.ts'

type Change = { matter: string; parts: string[] }

/** What one open page hears, as its browser reads it. */
export async function listenTo(person: Pick<TestPerson, 'fetch'>, path: string) {
  const response = await person.fetch(path, { headers: { accept: 'text/event-stream' } })
  const reader = response.body?.getReader()
  if (response.status !== 200 || !reader) throw new Error(`${path}: ${response.status}`)
  const decoder = new TextDecoder()
  let [heard, isDone] = ['', false]
  const take = async (): Promise<void> => {
    const { done, value } = await reader.read()
    isDone = done
    heard += decoder.decode(value, { stream: true })
  }
  const pending = () => {
    const blocks = heard.split('\n\n').filter((block) => block.startsWith('data:'))
    return blocks.map((block): Change => JSON.parse(block.slice(5)))
  }
  await take()
  return {
    next: async (): Promise<Change | undefined> => {
      while (!isDone && pending().length === 0) await take()
      return pending().shift()
    },
    /** All that it heard since it was asked last: what was sent is there to be read at once. */
    all: async (): Promise<Change[]> => {
      let isWaiting = true
      while (isWaiting && !isDone) isWaiting = await Promise.race([take().then(() => true), soon()])
      const all = pending()
      heard = ''
      return all
    },
    /** Why it ended. */
    ending: async (): Promise<string> => {
      while (!isDone) await take()
      return /event: (\w+)/.exec(heard)?.[1] ?? ''
    },
    stop: () => void reader.cancel(),
  }
}

const soon = () => Bun.sleep(5).then(() => false)
