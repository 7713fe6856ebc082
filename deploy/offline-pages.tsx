import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import openpgp from '../node_modules/openpgp/package.json'
import type { Html } from '../views/jsx/jsx-runtime.ts'
import { RecoveredListPage } from '../views/recovery/list-page.tsx'
import { RecoveryPage } from '../views/recovery/page.tsx'

const root = join(import.meta.dir, '..')

/** The page is copied out of the portal, so what is in it says so in it. */
const LICENCES = `<!-- Holds OpenPGP.js ${openpgp.version} (LGPL-3.0-or-later, https://openpgpjs.org) and client-zip (MIT). -->\n`

const STYLES = ['layers', 'tokens', 'base', 'layout/client', 'offline']
const COMPONENTS = ['button', 'field', 'sheet', 'notice', 'table', 'mark']

/** Pages of one file each that are opened from a disk, without a network: name under static/built, and the page. */
export async function offlinePages(): Promise<[string, Uint8Array][]> {
  const style = stylesheet()
  const script = await bundled('src/recovery/page/main.ts')
  return [
    ['offline/recovery.html', page(<RecoveryPage />, { style, script })],
    ['offline/recovered-list.html', page(<RecoveredListPage />, { style })],
  ]
}

function stylesheet(): string {
  const names = [...STYLES, ...COMPONENTS.map((name) => `components/${name}`)]
  return names.map((name) => readFileSync(join(root, 'static/css', `${name}.css`), 'utf8')).join('\n')
}

async function bundled(entry: string): Promise<string> {
  const { outputs } = await Bun.build({
    entrypoints: [join(root, entry)],
    target: 'browser',
    format: 'iife',
    minify: true,
  })
  const [script, ...more] = await Promise.all(outputs.map((output) => output.text()))
  if (!script || more.length > 0) throw new Error(`${entry} is more than one script`)
  // Either would end or change the script where it stands in the page.
  if (/<\/script|<!--/i.test(script)) throw new Error(`${entry} cannot stand inside a page`)
  return script
}

/** The policy names the hash of the style and of the script, so nothing else in the page can run, and nothing can connect. */
function page(markup: Html, { style, script }: { style: string; script?: string }): Uint8Array {
  const policy = [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    // WebAssembly, because openpgp.js opens with it a recovery key whose passphrase goes through Argon2.
    ...(script ? [`script-src '${digest(script)}' 'wasm-unsafe-eval'`] : []),
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ...(script ? ["require-trusted-types-for 'script'", "trusted-types 'none'"] : []),
  ].join('; ')
  const head = `<meta charset="utf-8"><meta http-equiv="content-security-policy" content="${policy}">`
  const inner = markup
    .toString()
    .replace('<meta charset="utf-8">', () => head)
    .replace('</head>', () => `<style>${style}</style></head>`)
    .replace('</body>', () => (script ? `<script>${script}</script></body>` : '</body>'))
  return Buffer.from(`<!doctype html>\n${script ? LICENCES : ''}${inner}\n`)
}

function digest(text: string): string {
  return `sha256-${new Bun.CryptoHasher('sha256').update(text).digest('base64')}`
}
