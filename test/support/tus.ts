import type { TestPerson } from './people.ts'

const HEADERS = { 'tus-resumable': '1.0.0' }
const CONTENT = { 'content-type': 'application/offset+octet-stream' }
type Sender = Pick<TestPerson, 'fetch'>
export type Announcement = {
  size: number
  name?: string
  path?: string
  folderId?: string
  documentId?: string
  sha256?: string
  target?: string
  position?: string
}

/** One person's tus client, plain enough to do wrong things with. */
export function tus(person: Sender, base: string) {
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    person.fetch(path, {
      method,
      headers: { ...HEADERS, accept: '*/*', ...headers },
      ...(body !== undefined && { body }),
    })
  const create = (file: Announcement, content?: BodyInit) =>
    send(
      'POST',
      base,
      {
        'upload-length': String(file.size),
        'upload-metadata': metadata(file),
        ...(content !== undefined && CONTENT),
      },
      content,
    )
  const patch = (url: string, offset: number, body: BodyInit, headers: Record<string, string> = {}) =>
    send('PATCH', url, { ...CONTENT, 'upload-offset': String(offset), ...headers }, body)
  const head = (url: string) => send('HEAD', url)
  return {
    send,
    create,
    patch,
    head,
    begin: async (file: Announcement) => {
      const response = await create(file)
      const location = response.headers.get('location')
      if (response.status !== 201 || !location)
        throw new Error(`refused: ${response.status} ${await response.text()}`)
      return location
    },
    offset: async (url: string) => Number((await head(url)).headers.get('upload-offset')),
    cancel: (url: string) => send('DELETE', url),
  }
}

function metadata({ name = 'letter.pdf', path, ...file }: Announcement): string {
  const { folderId, documentId, sha256, target, position } = file
  const named = { filename: name, relativePath: path, folderId, documentId, sha256, target, position }
  return Object.entries(named)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${Buffer.from(value ?? '').toString('base64')}`)
    .join(',')
}

/** Sends all of it in pieces and returns the upload's address. */
export async function sendAll(
  person: Sender,
  base: string,
  file: Omit<Announcement, 'size'> & { bytes: Uint8Array<ArrayBuffer>; piece?: number },
): Promise<string> {
  const client = tus(person, base)
  const url = await client.begin({ ...file, size: file.bytes.length })
  const piece = file.piece ?? 8 * 2 ** 20
  for (let at = 0; at < file.bytes.length; at += piece) {
    const response = await client.patch(url, at, file.bytes.slice(at, at + piece))
    if (response.status !== 204) throw new Error(`refused: ${response.status} ${await response.text()}`)
  }
  return url
}

/** Content that differs everywhere, so that a piece in the wrong place is seen. */
export function someBytes(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let state = seed >>> 0 || 1
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}
