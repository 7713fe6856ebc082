/** Prepares static/built, which the server serves and the executable embeds: `bun deploy/assets.ts`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import pdfjs from '../node_modules/pdfjs-dist/package.json'
import { assetUrl, contentHash } from '../src/http/assets.ts'
import { PDFJS_FOLDER, PDFJS_VERSION } from '../views/preview/pdf-files.ts'
import { notices } from './notices.ts'
import { offlinePages } from './offline-pages.tsx'

const root = join(import.meta.dir, '..')
const modules = join(root, 'node_modules')
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4'
const sans = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'

/** from node_modules → name under static/built */
const COPIED: Record<string, string> = {
  'htmx.org/dist/htmx.min.js': 'js/htmx.js',
  'htmx.org/dist/ext/hx-sse.min.js': 'js/htmx-sse.js',
  'pdfjs-dist/build/pdf.worker.min.mjs': 'js/pdf.worker.js',
  [`${serif}-latin-wght-normal.woff2`]: 'fonts/serif-latin.woff2',
  [`${serif}-latin-ext-wght-normal.woff2`]: 'fonts/serif-latin-ext.woff2',
  [`${serif}-latin-wght-italic.woff2`]: 'fonts/serif-latin-italic.woff2',
  [`${sans}-latin-wght-normal.woff2`]: 'fonts/sans-latin.woff2',
  [`${sans}-latin-ext-wght-normal.woff2`]: 'fonts/sans-latin-ext.woff2',
}

/** from node_modules → folder under static/built whose names carry a version instead of a hash */
const VERSIONED: Record<string, string> = {
  'pdfjs-dist/cmaps/*.bcmap': PDFJS_FOLDER,
  'pdfjs-dist/standard_fonts/*.{pfb,ttf}': PDFJS_FOLDER,
  'pdfjs-dist/wasm/*_nowasm_fallback.js': PDFJS_FOLDER,
}

/** One file for one request, from these sheets and folders of sheets under static/css/. */
const STYLES = ['layers', 'fonts', 'tokens', 'base', 'layout', 'components', 'print']

/** Gets a twin that is already compressed: a client's phone fetches 0.4 MB of pdf.js instead of 1.3. */
const COMPRESSIBLE = /\.(css|js|svg)$/

/** Files that have their own place under static/ and are copied as they are. */
const KEPT = ['img']

export async function prepareAssets(built: string = join(root, 'static/built')): Promise<void> {
  const fresh = `${built}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  const urls = new Map<string, string>()
  const put = (name: string, bytes: Uint8Array) => {
    mkdirSync(join(fresh, dirname(name)), { recursive: true })
    writeFileSync(join(fresh, name), bytes)
    if (COMPRESSIBLE.test(name)) writeFileSync(join(fresh, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    urls.set(name, assetUrl(name, contentHash(bytes)))
  }
  for (const [from, name] of Object.entries(COPIED)) put(name, readFileSync(join(modules, from)))
  for (const [from, name] of versionedFiles()) put(name, readFileSync(join(modules, from)))
  for (const name of filesUnder(KEPT)) put(name, readFileSync(join(root, 'static', name)))
  for (const [name, code] of await browserScripts()) put(name, code)
  put('css/app.css', Buffer.from(withHashedUrls(stylesheet(), urls)))
  for (const [name, page] of await offlinePages()) put(name, page)
  // What another program is reading stays whole until the new files stand in its place.
  const former = `${fresh}.former`
  if (existsSync(built)) renameSync(built, former)
  renameSync(fresh, built)
  rmSync(former, { recursive: true, force: true })
}

function versionedFiles(): [string, string][] {
  if (pdfjs.version !== PDFJS_VERSION)
    throw new Error(`pdfjs-dist is ${pdfjs.version}: say so in pdf-files.ts`)
  return Object.entries(VERSIONED).flatMap(([pattern, folder]) =>
    [...new Bun.Glob(pattern).scanSync({ cwd: modules })]
      .sort()
      .map((from): [string, string] => [from, `${folder}/${basename(from)}`]),
  )
}

function filesUnder(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    [...new Bun.Glob(`${folder}/**/*`).scanSync({ cwd: join(root, 'static') })].sort(),
  )
}

/** Every views/browser/*.ts becomes one js/*.js of its own. */
async function browserScripts(): Promise<[string, Uint8Array][]> {
  const folder = join(root, 'views/browser')
  const entrypoints = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name))
  const { outputs } = await Bun.build({ entrypoints, target: 'browser', format: 'esm', minify: true })
  return Promise.all(
    outputs.map(async (output): Promise<[string, Uint8Array]> => {
      return [`js/${basename(output.path)}`, new Uint8Array(await output.arrayBuffer())]
    }),
  )
}

function stylesheet(): string {
  const folder = join(root, 'static/css')
  const files = STYLES.flatMap((style) =>
    existsSync(join(folder, `${style}.css`))
      ? [`${style}.css`]
      : readdirSync(join(folder, style))
          .sort()
          .map((name) => `${style}/${name}`),
  )
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
}

/** `url(/static/fonts/x.woff2)` becomes the name that carries the content hash; an unknown one stops the build. */
function withHashedUrls(css: string, urls: ReadonlyMap<string, string>): string {
  return css.replace(/url\(["']?\/static\/([^"')]+)["']?\)/g, (_, name: string) => {
    const url = urls.get(name)
    if (!url) throw new Error(`the stylesheet names a file that does not exist: ${name}`)
    return `url(${url})`
  })
}

if (import.meta.main) {
  await prepareAssets()
  writeFileSync(join(root, 'static/notices.txt'), notices())
}
