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
  const patched = await server.fetch(location, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body,
  })
  if (patched.status !== 204) throw new Error(`PATCH answered ${patched.status}: ${await patched.text()}`)
  return (performance.now() - began) / 1000
}
