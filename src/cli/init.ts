import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { renderUnicodeCompact } from 'uqr'
import { systemClock } from '../clock.ts'
import { type Config, loadConfig, settingFlags } from '../config.ts'
import { answersFrom, type Question, questions } from '../installation/answers.ts'
import { checkNewDirectory } from '../installation/data-directory.ts'
import { createDataDirectory, type NewPortal } from '../installation/init.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { oneOf } from '../one-of.ts'
import { HOLDINGS, type Holding } from '../unlocking/holding.ts'
import type { Command, Flags } from './command.ts'
import { chosenHolding, holdingSentences } from './holding-choice.ts'
import { utcMinute } from './person-words.ts'

const RECOVERY = 'recovery-key-file'

const unlockQuestion: Question = {
  flag: 'unlock',
  ask: `What unlocks the portal when it starts: ${HOLDINGS.join(', ')}`,
  offer: () => 'key-file',
  silent: 'key-file',
  refuse: (answer) => (oneOf(HOLDINGS, answer) ? null : `it must be one of ${HOLDINGS.join(', ')}.`),
}

const recoveryQuestion = (offered: string | undefined): Question => ({
  flag: RECOVERY,
  ask: 'File for the recovery key, which you then take away from this machine',
  offer: () => offered,
  refuse: (answer) => (answer.trim() === '' ? 'it must be the path of a new file.' : null),
})

export const init: Command = {
  about:
    'Makes the data directory with its keyring and database, what unlocks it (outside of it), the recovery key, the\n' +
    'firm, and the enrolment of its first owner. What no flag says is asked for, if a terminal is there. If anything is\n' +
    'refused or fails, nothing was changed.\n' +
    '--unlock key-file: a file at --unlock-key-file, best on a USB stick. --unlock credential: sealed to the TPM of this\n' +
    'machine by systemd-creds, at --unlock-credential. --unlock passphrase: typed here, and given to `vestibule unlock`\n' +
    'after each start.',
  flags: {
    ...Object.fromEntries(
      [...questions, unlockQuestion, recoveryQuestion(undefined)].map(({ flag, ask }) => [
        flag,
        { type: 'string' as const, about: `${ask}.` },
      ]),
    ),
    ...settingFlags(),
  },
  run: async ({ flags }, output) => {
    const { config } = loadConfig(flags)
    checkNewDirectory(config.data) // before anybody is asked eight questions for nothing
    const offered = join(dirname(config.unlockKeyFile), 'recovery-key.asc')
    const given = await collectAnswers(
      [...questions, unlockQuestion, recoveryQuestion(offered)],
      flags,
      output.isTerminal && !flags.json,
    )
    const recoveryKeyFile = resolve(given.get(RECOVERY) ?? '')
    const kind = oneOf(HOLDINGS, given.get('unlock')) ?? 'key-file'
    const holding = await chosenHolding(kind, config, flags)
    const made = await createDataDirectory({
      config,
      holding,
      recoveryKeyFile,
      answers: answersFrom(given),
      clock: systemClock,
    })
    const all = { config, holding, recoveryKeyFile, made }
    output.result(asJson(all), asSentences(all))
    return EXIT.ok
  },
}

async function collectAnswers(
  asked: Question[],
  flags: Flags,
  isTerminal: boolean,
): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  const missing: string[] = []
  const ask = isTerminal ? createInterface({ input: process.stdin, output: process.stdout }) : null
  for (const question of asked) {
    const answer = flags[question.flag] ?? unasked(question, ask !== null)
    if (typeof answer === 'string') given.set(question.flag, accepted(question, answer))
    else if (ask) given.set(question.flag, await untilAccepted(question, given, (text) => ask.question(text)))
    else missing.push(`--${question.flag}`)
  }
  ask?.close()
  if (missing.length > 0)
    throw new Refusal(
      `vestibule init needs ${missing.join(', ')} where no terminal is there to ask.`,
      EXIT.usage,
    )
  return given
}

function unasked({ silent }: Question, canAsk: boolean): string | undefined {
  return canAsk ? undefined : silent
}

function accepted({ flag, refuse }: Question, answer: string): string {
  const refusal = refuse(answer)
  if (refusal) throw new Refusal(`--${flag} ${JSON.stringify(answer)} is refused: ${refusal}`, EXIT.usage)
  return answer
}

async function untilAccepted(
  { ask, offer, refuse }: Question,
  given: ReadonlyMap<string, string>,
  question: (text: string) => Promise<string>,
): Promise<string> {
  const offered = offer(given)
  for (;;) {
    const answer = (await question(`${ask}${offered ? ` [${offered}]` : ''}: `)).trim() || (offered ?? '')
    const refusal = refuse(answer)
    if (!refusal) return answer
    process.stdout.write(`  This is refused: ${refusal}\n`)
  }
}

type Made = { config: Config; holding: Holding; recoveryKeyFile: string; made: NewPortal }

function asJson({ config, holding, recoveryKeyFile, made }: Made) {
  return {
    data: config.data,
    unlock: holding.kind,
    unlockKeyFile: holding.kind === 'key-file' ? holding.file : null,
    recoveryKeyFile,
    recovery: made.recovery,
    owner: { id: made.ownerId, ...made.enrolment },
  }
}

function asSentences({ config, holding, recoveryKeyFile, made }: Made): string {
  const { enrolment, recovery } = made
  return [
    `The portal is ready in ${config.data}.`,
    '',
    ...holdingSentences(holding),
    `Recovery key:  ${recoveryKeyFile}`,
    '               Take it away from this machine now, to two places, and delete it here.',
    `Passphrase:    ${recovery.passphrase}`,
    '               Opens the recovery key. It is shown this once: write it down, and keep it apart from the key.',
    '',
    'Enrol yourself as the owner: once the server runs (vestibule serve), open the link and type the code.',
    '',
    renderUnicodeCompact(enrolment.link),
    '',
    `Link:  ${enrolment.link}`,
    `Code:  ${enrolment.code}`,
    `       Both are good until ${utcMinute(enrolment.expiresAt)}.`,
  ].join('\n')
}
