/** A flag of a command; `hint` stands for its value in the help. */
export type Flag = { type: 'string' | 'boolean'; hint?: string; about: string }

export type Flags = Record<string, string | boolean | undefined>

export type Input = { flags: Flags; words: string[] }

/** Where a command says what it did. `result` goes to stdout: as JSON under --json, else as the sentences given. */
export type Output = {
  isTerminal: boolean
  result: (value: Record<string, unknown>, sentences: string) => void
  /** Progress and remarks, on stderr. */
  remark: (sentence: string) => void
}

export type Command = {
  /** What stands after the command's name besides flags, such as `PERSON`. */
  words?: string
  flags: Record<string, Flag>
  /** Longer than the summary, for --help. */
  about?: string
  run: (input: Input, output: Output) => Promise<number> | number
}

export type Entry = { summary: string; load: () => Promise<Command> }

/** Flags that every command understands. */
export const COMMON: Record<string, Flag> = {
  config: { type: 'string', hint: 'FILE', about: 'The configuration file.' },
  data: { type: 'string', hint: 'DIRECTORY', about: 'The data directory.' },
  'unlock-key-file': { type: 'string', hint: 'FILE', about: 'The file with the unlock secret.' },
  'passphrase-file': {
    type: 'string',
    hint: 'FILE',
    about: 'A file with the passphrase that unlocks the portal, where nobody is there to type it.',
  },
  json: { type: 'boolean', about: 'Print the result as JSON.' },
  help: { type: 'boolean', about: 'Print this.' },
}
