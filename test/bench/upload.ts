import type { Server } from './server.ts'

/** Sends `file` by tus 1.0: one creation, one PATCH. Returns the seconds the PATCH took. */
export async function upload(
  server: Server,
  matterId: string,
  file: string,
  name = 'bench.bin',
): Promise<number> {
  const body = Bun.file(file)
  const headers = { 'tus-resumable': '1.0.0' }
  const created = await server.fetch(`/firm/matters/${matterId}/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(body.size),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  })
  if (created.status !== 201) throw new Error(`creation answered ${created.status}: ${await created.text()}`)
  const location = new URL(created.headers.get('location') ?? '', server.origin).pathname
  const began = performance.now()
  const status = await patch(server, location, file)
  if (status !== '204') throw new Error(`PATCH answered ${status}`)
  return (performance.now() - began) / 1000
}

/** By curl, which takes little of the machine that is measured: Bun's own fetch of a file takes more than the server. */
async function patch({ origin, cookie }: Server, location: string, file: string): Promise<string> {
  const headers = [
    `cookie: ${cookie}`,
    'sec-fetch-site: same-origin',
    'tus-resumable: 1.0.0',
    'upload-offset: 0',
    'content-type: application/offset+octet-stream',
    'expect:',
  ]
  const curl = Bun.spawn(
    [
      ...['curl', '--silent', '--request', 'PATCH', '--upload-file', file, '--output', '/dev/null'],
      ...headers.flatMap((header) => ['--header', header]),
      ...['--write-out', '%{http_code}', `${origin}${location}`],
    ],
    { stdout: 'pipe' },
  )
  return new Response(curl.stdout).text()
}
