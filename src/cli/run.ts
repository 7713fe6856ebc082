import { parseArgs } from 'node:util'
import { version } from '../../package.json' with { type: 'json' }
import { EXIT } from '../installation/refusal.ts'
import { COMMON, type Command, type Entry, type Flags, type Output } from './command.ts'
import { commands } from './commands.ts'
import { failure } from './failure.ts'
import { help, overview } from './help.ts'

/** Runs one command line (without the program's name) and returns its exit code. */
export async function runCommandLine(args: string[]): Promise<number> {
  process.umask(0o077)
  const [first] = args
  if (first === '--version' || first === '-v') return print(version)
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return print(overview(commands))
  const found = findCommand(args)
  if (!found) {
    complain(
      `vestibule: there is no command "${args.filter((word) => !word.startsWith('-')).join(' ')}".\n\n${overview(commands)}`,
    )
    return EXIT.usage
  }
  try {
    return await runCommand(found)
  } catch (error) {
    const { sentence, exitCode } = failure(error)
    complain(harmless(sentence))
    return exitCode
  }
}

type Found = { name: string; entry: Entry; rest: string[] }

/** `person invite …` before `person …`: the longest name that is a command. */
function findCommand(args: string[]): Found | null {
  for (const length of [3, 2, 1]) {
    const name = args.slice(0, length).join(' ')
    const entry = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (entry) return { name, entry, rest: args.slice(length) }
  }
  return null
}

async function runCommand({ name, entry, rest }: Found): Promise<number> {
  const command = await entry.load()
  if (rest.includes('--help') || rest.includes('-h')) return print(help(name, entry, command))
  const parsed = parseFlags(command, rest)
  if (typeof parsed === 'string') {
    complain(`vestibule ${name}: ${parsed}\nvestibule ${name} --help explains it.`)
    return EXIT.usage
  }
  return command.run(parsed, outputFor(parsed.flags))
}

/** What was given, or the sentence that says what is wrong with it. */
function parseFlags(command: Command, args: string[]): { flags: Flags; words: string[] } | string {
  const known = { ...command.flags, ...COMMON }
  const options = Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }]))
  try {
    const { values, positionals } = parseArgs({
      args,
      options,
      allowPositionals: command.words !== undefined,
    })
    return { flags: { ...values }, words: positionals }
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      // Node appends how to pass a word that begins with a dash: no word of ours does.
      return error.message.replace(/\. To specify a positional argument.*$/, '')
    throw error
  }
}

function outputFor(flags: Flags): Output {
  return {
    isTerminal: Boolean(process.stdin.isTTY && process.stdout.isTTY),
    result: (value, sentences) => print(flags.json ? JSON.stringify(value) : harmless(sentences)),
    remark: (sentence) => complain(harmless(sentence)),
  }
}

/** Names in what was given may hold what moves a terminal's cursor, or turns the direction of the text. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return EXIT.ok
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`)
}
