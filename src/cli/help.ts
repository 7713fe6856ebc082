import { COMMON, type Command, type Entry, type Flag } from './command.ts'

export function overview(commands: Record<string, Entry>): string {
  return [
    'vestibule: the client portal a small law firm runs itself',
    '',
    'Usage: vestibule COMMAND [FLAGS]',
    '',
    ...columns(Object.entries(commands).map(([name, { summary }]) => [name, summary])),
    '',
    'vestibule COMMAND --help explains a command; vestibule --version names this release.',
    'Exit codes: 0 done, 2 wrong usage or configuration, 3 refused, 4 rollback detected,',
    '5 integrity failure, 6 locked, 10 and above partly done.',
  ].join('\n')
}

export function help(name: string, { summary }: Entry, { words, flags, about }: Command): string {
  return [
    `Usage: vestibule ${name}${words ? ` ${words}` : ''} [FLAGS]`,
    '',
    about ?? `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    '',
    ...columns(
      Object.entries({ ...flags, ...COMMON }).map(([flag, described]) => [
        shown(flag, described),
        described.about,
      ]),
    ),
  ].join('\n')
}

function shown(name: string, { type, hint }: Flag): string {
  return type === 'string' ? `--${name} ${hint ?? 'VALUE'}` : `--${name}`
}

function columns(rows: [string, string][]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
