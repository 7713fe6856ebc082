import type { Config } from '../config.ts'
import type { RestorePlan } from '../restore/plan.ts'
import type { Restored } from '../restore/restore.ts'
import { utcMinute } from './person-words.ts'

/** What is shown before anything is restored. */
export function planInWords({ data }: Config, plan: RestorePlan): string {
  const { counts, files, keyring, backup } = plan
  return [
    `Restore into ${data}:`,
    `  snapshot ${plan.snapshot}, taken ${utcMinute(plan.takenAt)} by release ${plan.program}${plan.isNewest ? '' : ' (NOT the newest in this backup)'}`,
    `  ${counts.matters} matters, ${counts.documents} documents in ${files.count} files (${gibibytes(files.bytes)}), ${counts.persons} people`,
    `  the last thing it knows happened ${plan.lastEventAt ? utcMinute(plan.lastEventAt) : 'never'}`,
    ...lines([
      [
        keyring.generation > backup.generation,
        'The keyring had its root key changed after this backup (a matter destroyed, or keys rotated).',
      ],
      [
        keyring.generation < backup.generation,
        'The copy of the keyring is OLDER than the backup: it has keys that were destroyed since.',
      ],
      [
        plan.destroyedMatters.length,
        `${plan.destroyedMatters.length} matters were destroyed since and stay destroyed.`,
      ],
      [
        plan.destroyedAgain.length,
        `${plan.destroyedAgain.length} matters were destroyed before the backup: their keys in this copy are destroyed again.`,
      ],
      [
        plan.disabledPersons.length,
        `${plan.disabledPersons.length} people were disabled since and stay disabled.`,
      ],
      [
        plan.lostMatters.length,
        `${plan.lostMatters.length} matters were opened after the backup and are NOT in it.`,
      ],
      [
        plan.unopenableMatters.length,
        `${plan.unopenableMatters.length} matters have no keys in this copy of the keyring and cannot be opened.`,
      ],
      [plan.damaged.length, `${plan.damaged.length} documents were damaged when the backup was taken.`],
    ]),
    'Everybody must sign in again; open invitations and unfinished uploads end.',
  ].join('\n')
}

/** What was done, and what an administrator does next. */
export function restoredInWords({ data, unlockKeyFile }: Config, restored: Restored): string {
  const { plan, ended, damagedDocuments, proven, hasNewUnlockKey } = restored
  return [
    `The portal of ${utcMinute(plan.takenAt)} is in ${data}. One document of each of ${proven} matters was opened as a proof.`,
    ...damagedDocuments.map(
      ({ id, kind }) => `  NOT restored, damaged in the backup: document version ${id} (${kind})`,
    ),
    `Ended: ${ended.sessions} sessions, ${ended.enrolments} invitations, ${ended.uploads} unfinished uploads.`,
    '',
    'What to do next:',
    ...numbered([
      ...(hasNewUnlockKey
        ? [
            `Keep a copy of the new unlock key ${unlockKeyFile} away from this machine. The old one opens nothing here.`,
          ]
        : []),
      `Start it: vestibule serve --data ${data} --unlock-key-file ${unlockKeyFile} (with your configuration file).`,
      `Sign in with your passkey, and tell the firm what is lost: everything after ${plan.lastEventAt ? utcMinute(plan.lastEventAt) : 'the beginning'}.`,
      'Send invitations that were open again (vestibule person list shows who never signed in).',
      'Make a backup, and hand out new copies of the keyring: vestibule keyring export.',
      'Tell the witnesses of the log: what they keep from after the backup no longer fits, and the log says why.',
    ]),
  ].join('\n')
}

function lines(said: [unknown, string][]): string[] {
  return said.flatMap(([holds, sentence]) => (holds ? [`  ${sentence}`] : []))
}

const numbered = (steps: string[]) => steps.map((step, index) => `  ${index + 1}. ${step}`)

function gibibytes(bytes: number): string {
  return bytes < 2 ** 30 ? `${(bytes / 2 ** 20).toFixed(1)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`
}
