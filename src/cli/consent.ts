import { createInterface } from 'node:readline/promises'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Flag, Flags, Output } from './command.ts'

export const YES: Flag = { type: 'boolean', about: 'Do it without asking.' }

/** Shows a plan and asks whether to do it. Throws a `Refusal` where nobody says yes, or nobody is there to say it. */
export async function askConsent(
  { flags, output }: { flags: Flags; output: Output },
  plan: string,
): Promise<void> {
  output.remark(plan)
  if (flags.yes) return
  if (!output.isTerminal || flags.json)
    throw new Refusal('Nothing was done: --yes is needed where no terminal is there to ask.', EXIT.usage)
  if ((await typed('Do it? Type yes: ')).trim().toLowerCase() !== 'yes')
    throw new Refusal('Nothing was done.')
}

/** Empty when it is broken off with Ctrl-C or Ctrl-D. */
async function typed(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const brokenOff = new Promise<string>((resolve) => {
    terminal.once('SIGINT', () => resolve(''))
    terminal.once('close', () => resolve(''))
  })
  try {
    return await Promise.race([terminal.question(question), brokenOff])
  } finally {
    terminal.close()
  }
}
