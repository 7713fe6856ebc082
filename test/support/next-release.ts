import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')
const PARTS = ['src', 'views', 'migrations', 'static', 'deploy', 'package.json', 'tsconfig.json', 'LICENSE']
const NAME = '9001_next'
const SQL = `
create table next_things (id text primary key, matter_id text not null references matters (id), name blob not null) strict;
alter table firm add column motto blob;
update firm set time_zone = time_zone;
`

/** The present tree with one more migration and another version, built. `program` is the executable of that release. */
export async function buildNextRelease() {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-next-'))
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'migrations', `${NAME}.sql`), SQL)
  edit(
    join(folder, 'migrations/index.ts'),
    /^import /m,
    `import next from './${NAME}.sql' with { type: 'text' }\nimport `,
  )
  edit(join(folder, 'migrations/index.ts'), /\n\]\n/, `\n  { name: '${NAME}', sql: next },\n]\n`)
  edit(join(folder, 'package.json'), /"version": "[^"]+"/, '"version": "99.0.0"')
  const program = join(folder, 'dist', 'vestibule')
  const build = Bun.spawn([process.execPath, 'deploy/build.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if ((await build.exited) !== 0) throw new Error('the next release was not built')
  return { program, migration: NAME, remove: () => rmSync(folder, { recursive: true }) }
}

function edit(path: string, found: RegExp, wanted: string): void {
  const before = readFileSync(path, 'utf8')
  const after = before.replace(found, wanted)
  if (after === before) throw new Error(`${path} is not as it was`)
  writeFileSync(path, after)
}
