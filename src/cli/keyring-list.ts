import { EXIT } from '../installation/refusal.ts'
import { type SurveyedCopy, surveyCopies } from '../keyring/survey.ts'
import { besideServer, type Workplace } from './beside-server.ts'
import type { Command } from './command.ts'
import { utcMinute } from './person-words.ts'

export const keyringList: Command = {
  about:
    'Lists every copy of the keyring that was exported, and what each is worth. "behind": it has no keys for matters\n' +
    'that were opened since. "pending": it still opens a matter that was destroyed since, in an old backup.\n' +
    '"unfinished": its export was interrupted; export it again under the same name to the same place.',
  flags: {},
  run: async ({ flags }, output) => {
    const { copies, ...keyring } = await besideServer(flags, survey)
    const lines = copies.map(
      (copy) => `${String(copy.number).padStart(3)}  ${copy.exportedAt}  ${worth(copy)}  ${copy.name}`,
    )
    const head = `Generation ${keyring.generation}, ${keyring.matters} matters, ${keyring.destroyed} destroyed.`
    output.result({ ...keyring, copies }, [head, ...(lines.length > 0 ? lines : ['No copies.'])].join('\n'))
    return EXIT.ok
  },
}

type Listed = Omit<SurveyedCopy, 'exportedAt' | 'attestedAt'> & {
  exportedAt: string
  attestedAt: string | null
}

function survey(place: Workplace) {
  const { keyring } = place.vault
  const copies = surveyCopies(place).map(({ exportedAt, attestedAt, ...copy }) => ({
    ...copy,
    exportedAt: utcMinute(new Date(exportedAt).toISOString()),
    attestedAt: attestedAt === null ? null : utcMinute(new Date(attestedAt).toISOString()),
  }))
  const { installId, generation, revision } = keyring
  const [matters, destroyed] = [keyring.matterIds().length, keyring.tombstones().length]
  return { installId, generation, revision, matters, destroyed, copies }
}

function worth({ state, lacks, stillOpens }: Listed): string {
  if (state === 'behind') return `behind by ${lacks}`
  return state === 'pending' ? `pending: opens ${stillOpens} destroyed` : state
}
