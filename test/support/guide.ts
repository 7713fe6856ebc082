import { join } from 'node:path'
import { type Outcome, runVestibule } from './executable.ts'

const GUIDE = join(import.meta.dir, '../../deploy/README.md')

/** Where the guide says something lies, and where it lies in the test. */
export type Here = {
  replaced: Readonly<Record<string, string>>
  environment: Record<string, string | undefined>
}

/** The `vestibule` commands in one section of the operator's guide, as it prints them. */
export async function guideCommands(section: string): Promise<string[]> {
  const guide = await Bun.file(GUIDE).text()
  const [, body = ''] = guide.split(`\n## ${section}\n`)
  const [own = ''] = body.split('\n## ')
  const blocks = [...own.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block)
  const lines = blocks.join('').split('\n')
  return lines.flatMap((line) => /^(?:runuser -u vestibule -- )?vestibule (.*)$/.exec(line)?.[1] ?? [])
}

/** Runs the command of the guide that begins with `beginning`, with only its places changed. */
export async function followGuide(
  section: string,
  beginning: string,
  { replaced, environment }: Here,
  ...more: string[]
): Promise<Outcome> {
  const commands = await guideCommands(section)
  const command = commands.find((line) => line.startsWith(beginning))
  if (!command)
    throw new Error(`the guide has no "vestibule ${beginning}" in ${section}: ${commands.join(' | ')}`)
  let here = command
  for (const [there, place] of Object.entries(replaced)) here = here.replaceAll(there, place)
  return runVestibule([...wordsOf(here), ...more], environment)
}

/** As a shell parts them, without anything else that a shell does. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
