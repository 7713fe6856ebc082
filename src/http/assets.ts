import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainRefusal } from './security-headers.ts'

type Asset = { url: string; file: Blob; compressed: Blob | null; etag: string }
export type Assets = {
  /** "css/app.css" → "/static/css/app.41a6cf202a32.css"; throws on a name that does not exist */
  asset(name: string): string
  /** Answers a path under /static/; 404 for anything but the exact names above, so no path can climb out */
  serveAsset(pathname: string, acceptEncoding?: string | null): Response
}

const STATIC = Bun.isStandaloneExecutable
  ? join(import.meta.dir, 'static/built')
  : join(import.meta.dir, '../../static/built')

/** Ends the name of a file's twin, which `deploy/assets.ts` compressed beforehand. */
const COMPRESSED = '.gz'
/** Pages that are written into backups and keyring copies (src/recovery/page.ts), and not for the web. */
const OFFLINE = 'offline/'

/** Reads what `deploy/assets.ts` prepared, from the checkout or from inside the executable. */
export function loadAssets(directory: string = STATIC): Assets {
  if (!existsSync(join(directory, 'css/app.css')))
    throw new Error('static/built is missing: run `bun deploy/assets.ts` first')
  const byName = new Map<string, Asset>()
  const names = new Set(new Bun.Glob('**/*').scanSync({ cwd: directory }))
  for (const name of names) {
    if (name.endsWith(COMPRESSED) || name.replaceAll('\\', '/').startsWith(OFFLINE)) continue
    const path = join(directory, name)
    const hash = contentHash(readFileSync(path))
    byName.set(name.replaceAll('\\', '/'), {
      url: assetUrl(name, hash),
      file: Bun.file(path),
      compressed: names.has(name + COMPRESSED) ? Bun.file(path + COMPRESSED) : null,
      etag: `"${hash}"`,
    })
  }
  const byUrl = new Map([...byName.values()].map((found) => [found.url, found]))
  return {
    asset: (name) => {
      const found = byName.get(name)
      if (!found) throw new Error(`no such static file: ${name}`)
      return found.url
    },
    serveAsset: (pathname, acceptEncoding) => respond(byUrl.get(pathname), acceptEncoding ?? ''),
  }
}

export function contentHash(bytes: Uint8Array): string {
  return new Bun.CryptoHasher('sha256').update(bytes).digest('hex').slice(0, 12)
}

/** A name that changes with its content, or carries a version, may be kept by the browser for ever. */
export function assetUrl(name: string, hash: string): string {
  if (/\/\d+\.\d+\.\d+\//.test(name)) return `/static/${name}`
  return `/static/${name.replaceAll('\\', '/').replace(/(\.\w+)$/, `.${hash}$1`)}`
}

function respond(found: Asset | undefined, acceptEncoding: string): Response {
  if (!found) return plainRefusal(404, 'not found')
  const { file, compressed, etag } = found
  const headers = {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': file.type,
    etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  }
  return compressed && /\bgzip\b/.test(acceptEncoding)
    ? new Response(compressed, { headers: { ...headers, 'content-encoding': 'gzip' } })
    : new Response(file, { headers })
}
