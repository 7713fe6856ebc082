import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { Glob } from 'bun'
import { importsOf, inSrc, inViews, loads, offenders, root, sources, within } from './support/sources.ts'

// The rulebook. What types and Biome cannot hold is held here; a new exception needs its reason beside it.

test('views never load application code', () => {
  expect(
    offenders((source) => inViews(source) && source.imports.some((path) => path.startsWith('src/'))),
  ).toEqual([])
})

test('application code never loads tests or tools', () => {
  expect(
    offenders(
      (source) =>
        (inSrc(source) || inViews(source)) && source.imports.some((path) => /^(test|deploy)\//.test(path)),
    ),
  ).toEqual([])
})

test('SQL is written only where it is looked for', () => {
  const allowed = within(
    'src/access.ts',
    'src/scopes.ts',
    'src/readers.ts',
    'src/phases.ts',
    'src/db.ts',
    'src/events',
    'src/installation/self-check.ts',
  )
  const named = /\/(queries|sessions?|session-store)\.ts$/
  const sql = /\b(select\s[^'"`]*\sfrom|insert (or \w+ )?into|update \w+\s+set|delete from|pragma)\s/i
  expect(
    offenders(
      (source) =>
        inSrc(source) &&
        !allowed(source) &&
        !named.test(source.path) &&
        (/\bdb\.(query|prepare|run|exec)\b/.test(source.text) || sql.test(source.text)),
    ),
  ).toEqual([])
})

test('SQL is never put together from values', () => {
  // Only fixed text may go in: a constant of column names, or what access.ts says about who may see what.
  const interpolated =
    /\.(query|prepare)(<[^(]*>)?\(\s*`[^`]*\$\{(?![A-Z_]+\}|enterable\.sql\}|readersOf\('\w+'\)\})/
  const pragmas = within('src/db.ts') // a pragma takes no parameters
  expect(offenders((source) => inSrc(source) && !pragmas(source) && interpolated.test(source.text))).toEqual(
    [],
  )
})

test('only config.ts reads the environment', () => {
  // production.ts sets NODE_ENV before Elysia reads it, and does nothing else.
  const allowed = within('src/config.ts', 'src/http/production.ts')
  expect(
    offenders(
      (source) =>
        (inSrc(source) || inViews(source)) &&
        !allowed(source) &&
        /process\.env|Bun\.env|import\.meta\.env/.test(source.text),
    ),
  ).toEqual([])
})

test('raw markup is made only by the JSX runtime, and for icons from our own package', () => {
  const allowed = within('views/jsx/jsx-runtime.ts', 'views/jsx/icon-markup.ts')
  expect(
    offenders(
      (source) => /^(src|views)\//.test(source.path) && source.text.includes('Html.raw(') && !allowed(source),
    ),
  ).toEqual([])
  expect(offenders(({ imports }) => imports.includes('views/jsx/icon-markup.ts'))).toEqual([
    'views/components/icon.tsx',
  ])
})

test('routes are loaded only by app.tsx', () => {
  expect(
    offenders(
      ({ path, imports }) =>
        path.startsWith('src/') &&
        path !== 'src/app.tsx' &&
        imports.some((target) => /^src\/.*\/([a-z-]+-)?routes\.tsx?$/.test(target)),
    ),
  ).toEqual([])
})

test('queries load no workflow, no route and no view', () => {
  expect(
    offenders(
      ({ path, imports }) =>
        /^src\/.*\/queries\.ts$/.test(path) &&
        imports.some((target) => /^views\//.test(target) || /\.tsx$/.test(target)),
    ),
  ).toEqual([])
})

test('views make no database, no file and no network access', () => {
  expect(
    offenders(
      (source) =>
        inViews(source) &&
        (loads('bun:sqlite', 'fs', 'fs/promises', 'net', 'http', 'https', 'child_process')(source) ||
          (!within('views/browser')(source) && /\bfetch\(/.test(source.text)) ||
          /Bun\.(file|write|spawn|serve)\b/.test(source.text)),
    ),
  ).toEqual([])
})

/** Each file outside the vault that may use cryptography itself, and why. */
const cryptographyElsewhere: Record<string, string> = {}

test('cryptography is the business of the vault', () => {
  expect(
    offenders(
      (source) =>
        inSrc(source) &&
        !within('src/vault')(source) &&
        !(source.path in cryptographyElsewhere) &&
        loads('crypto', 'openpgp')(source),
    ),
  ).toEqual([])
})

/** Each other file that touches the file system, and why. */
const filesElsewhere: Record<string, string> = {
  'src/config.ts': 'reads the configuration file',
  'src/bounces/mailbox.ts': 'reads the password and the certificate authority of the mailbox of reports',
  'src/offline-pages.ts': 'reads the pages that the executable carries',
  'src/mail/carrier.ts': 'reads the password and the certificate authority of the mail server',
  'src/http/assets.ts': 'reads the public files that the executable carries',
  'src/binder/archive-file.ts': 'reads a zip that is checked where there is no portal',
  'src/binder/archive.ts': 'reads a zip that is checked where there is no portal',
  'src/binder/central-directory.ts': 'reads a zip that is checked where there is no portal',
  'src/binder/export.ts': 'writes the zip that the administrator asked for',
  'src/binder/verify.ts': 'opens a zip that is checked where there is no portal',
  'src/destruction/pdf.ts': 'reads the fonts that the executable carries',
  'src/firm/rasterise.ts': 'reads the SVG renderer that the executable carries',
}

test('only the vault, the installation, backup, restore, upgrade and recovery, and the server touch files', () => {
  expect(
    offenders(
      (source) =>
        inSrc(source) &&
        !within('src/vault', 'src/cli', 'src/installation', 'src/backup', 'src/server')(source) &&
        !within(
          'src/restore',
          'src/upgrade',
          'src/unlocking',
          'src/keyring',
          'src/recovery',
          'src/doctor',
        )(source) &&
        !(source.path in filesElsewhere) &&
        (loads('fs', 'fs/promises')(source) || /Bun\.(file|write)\(/.test(source.text)),
    ),
  ).toEqual([])
})

test('only the vault knows where documents lie', () => {
  expect(
    offenders(
      (source) =>
        inSrc(source) &&
        !within('src/vault')(source) &&
        /['"`/](documents|incoming)['"`]\s*\)/.test(source.text) &&
        loads('path')(source),
    ),
  ).toEqual([])
})

test('the exceptions above are still needed', () => {
  const present = new Set(sources.map(({ path }) => path))
  const named = [...Object.keys(cryptographyElsewhere), ...Object.keys(filesElsewhere)]
  expect(named.filter((path) => !present.has(path))).toEqual([])
})

test('T17 views have no inline script, style or evaluated attribute', () => {
  const evaluated = /\bhx-on\b|\bhx-live\b|hx-vals=["'{`]*js:|hx-trigger=["'{`][^"'`]*\[|\bstyle=|<style\b/
  const handler = /\son[a-z]+=/
  const script = /<script\b(?![^>]*\bsrc=)|<script\b[^>]*(?<!\/)>[^<]/
  expect(
    offenders(
      (source) =>
        inViews(source) &&
        source.path.endsWith('.tsx') &&
        [evaluated, handler, script].some((rule) => rule.test(source.text)),
    ),
  ).toEqual([])
})

test('every text of a feature is in the catalogue', async () => {
  const catalogue = Bun.file(join(root, 'views/text/catalogue.ts'))
  const registered = (await catalogue.exists())
    ? importsOf('views/text/catalogue.ts', await catalogue.text())
    : []
  expect(offenders(({ path }) => /^views\/.*\/text\.ts$/.test(path) && !registered.includes(path))).toEqual(
    [],
  )
})

test('every migration file is listed', () => {
  const files = [...new Glob('migrations/*.sql').scanSync(root)]
  const index = sources.find(({ path }) => path === 'migrations/index.ts')
  expect(files.filter((path) => !index?.text.includes(`'./${path.slice('migrations/'.length)}'`))).toEqual([])
})

test('no file is longer than 300 lines', () => {
  expect(offenders(({ text }) => text.split('\n').length > 301)).toEqual([])
})

test('nothing is called utils, helpers, services, manager or common', () => {
  expect(
    offenders(({ path }) => /(^|[/-])(utils?|helpers?|services?|managers?|common)([/.-]|$)/.test(path)),
  ).toEqual([])
})

test('classes are proofs or errors', () => {
  const allowed = within('src/access.ts', 'views/jsx', 'test')
  expect(
    offenders(
      (source) =>
        !allowed(source) &&
        /^(export )?(abstract )?class \w+(?! extends (\w*Error|Invalid|NotFound|AppError|Refusal)\b)/m.test(
          source.text.replaceAll(/class \w+ extends (\w*Error|Invalid|NotFound|Refusal)\b/g, ''),
        ),
    ),
  ).toEqual([])
})

test('no test is switched off or alone, and no cast silences the compiler', () => {
  const switches = /\b(test|describe|it)\.(skip|todo|only|failing)\b/
  const silenced = /\bas never\b|\bas any\b|@ts-(ignore|nocheck|expect-error)/
  expect(
    offenders(
      ({ path, text }) =>
        path !== 'test/architecture.test.ts' &&
        (switches.test(text) ||
          (silenced.test(text) && !path.startsWith('test/') && !path.startsWith('views/jsx/'))),
    ),
  ).toEqual([])
})
