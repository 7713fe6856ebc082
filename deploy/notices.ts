// Third-party notices: the executable embeds them, and `vestibule licenses` prints them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dir, '..')
/** Texts that a licence wants to go along and that no package brings. */
const TEXTS = join(import.meta.dir, 'licenses')
/** Files in packages that have terms of their own, beside those of the package. */
const MORE_FILES: Record<string, readonly string[]> = {
  'pdfjs-dist': ['cmaps', 'standard_fonts', 'wasm'],
}
/** What packages hold of others without a package of its own. */
const HOLDS: Record<string, string> = {
  'heic-to':
    'libheif and libde265 (LGPL-3.0), built to WebAssembly: https://github.com/strukturag/libheif, https://github.com/strukturag/libde265',
  '@resvg/resvg-wasm': 'resvg (MPL-2.0), built to WebAssembly: https://github.com/linebender/resvg',
}
const LINE = '─'.repeat(100)

type Locked = { version: string; license?: string; dev?: boolean; optional?: boolean }
type Manifest = { version: string; license?: string; author?: string | { name?: string } }

const PREFACE = `Vestibule is under the MIT licence, below. It is made with the packages that follow, each under its own terms, and
with the Bun runtime. Not all of every package is in the executable; nothing is in it that is missing here.

Source of the parts under the LGPL and the MPL (openpgp, ical.js, heic-to with libheif and libde265, resvg, JavaScriptCore and
TinyCC in Bun): at the addresses given with each. Whoever hands on this executable offers, for three years and to anyone
who has it, the source of these parts and of Vestibule itself, with all that is needed to change such a part and to make
the executable again: put the changed package into node_modules and run "npm run build".`

/** Name, version, licence and text of everything that is in the executable. Throws where a text is missing. */
export function notices(): string {
  const own = ['Vestibule', readFileSync(join(root, 'LICENSE'), 'utf8')].join('\n\n')
  const common = ['GPL-3.0', 'LGPL-2.1', 'MPL-2.0'].map((name) => `${name}\n\n${commonText(name)}`)
  const parts = [PREFACE, own, ...productionPackages().map(packageNotice), bunNotice(), ...common]
  return `${withoutControls(parts.map((part) => part.trim()).join(`\n\n${LINE}\n\n`))}\n`
}

/** Some licences have the line ends of Windows, or a form feed for each page. */
function withoutControls(text: string): string {
  return text.replaceAll(/\r|\f/g, '')
}

/** Paths under node_modules of what is installed for more than development, as the lock file has it. */
export function productionPackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries<Locked>(packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional)
    .map(([path]) => path)
    .sort()
}

function packageNotice(path: string): string {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const { version, license = 'see below', author }: Manifest = manifestOf(path)
  const folders = ['', ...(MORE_FILES[name] ?? [])].map((folder) => join(root, path, folder))
  const texts = folders.flatMap(licenceFiles).map((file) => readFileSync(file, 'utf8').trim())
  const holder = typeof author === 'object' ? author.name : author
  const text =
    texts.length > 0 ? texts : [`Copyright (c) ${holder ?? `the authors of ${name}`}`, commonText(license)]
  return [
    `${name} ${version} – ${license}`,
    `Source: https://www.npmjs.com/package/${name}/v/${version}`,
    ...(HOLDS[name] ? [`Holds ${HOLDS[name]}`] : []),
    '',
    text.join('\n\n'),
  ].join('\n')
}

function licenceFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => join(folder, file))
}

function bunNotice(): string {
  const { version } = manifestOf('node_modules/bun')
  const about = readFileSync(join(root, 'node_modules/bun-types/docs/project/license.mdx'), 'utf8')
  return [`Bun ${version} – MIT`, 'Source: https://github.com/oven-sh/bun', about, commonText('MIT')].join(
    '\n\n',
  )
}

function manifestOf(path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
}

function commonText(license: string): string {
  const file = join(TEXTS, `${license}.txt`)
  if (!existsSync(file)) throw new Error(`no text of the licence ${license}: put it into deploy/licenses/`)
  return readFileSync(file, 'utf8').trim()
}
