import { dirname, join, relative } from 'node:path'
import { Glob } from 'bun'

export const root = join(import.meta.dir, '../..')

export type Source = { path: string; text: string; imports: string[] }

/** Everything of the project that is a program. */
export const sources: Source[] = await Promise.all(
  [...new Glob('{src,views,migrations,test,deploy}/**/*.{ts,tsx,mjs}').scanSync(root)]
    .filter((path) => !path.endsWith('.d.ts'))
    .sort()
    .map(async (path) => {
      const text = await Bun.file(join(root, path)).text()
      return { path, text, imports: importsOf(path, text) }
    }),
)

/** What a file loads at run time, own files as paths from the root. Imports of types only are not among them. */
export function importsOf(path: string, text: string): string[] {
  return new Bun.Transpiler({ loader: path.endsWith('x') ? 'tsx' : 'ts' })
    .scanImports(text)
    .map(({ path: target }) =>
      target.startsWith('.') ? relative(root, join(root, dirname(path), target)) : target,
    )
}

export const offenders = (rule: (source: Source) => boolean) => sources.filter(rule).map(({ path }) => path)
export const within = (...folders: string[]) => {
  const prefixes = folders.map((folder) => (folder.includes('.') ? folder : `${folder}/`))
  return ({ path }: Source) => prefixes.some((prefix) => path.startsWith(prefix))
}
export const inSrc = within('src')
export const inViews = within('views')
export const loads = (...modules: string[]) => {
  const names = modules.flatMap((name) => [name, `node:${name}`])
  return ({ imports }: Source) => imports.some((name) => names.includes(name))
}
