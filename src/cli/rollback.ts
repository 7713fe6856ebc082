import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { checkExistingDirectory } from '../installation/data-directory.ts'
import { lockInstance } from '../installation/instance-lock.ts'
import { EXIT } from '../installation/refusal.ts'
import { planRollback, type RollbackPlan, rollBack } from '../upgrade/rollback.ts'
import { unlockedVault } from './beside-server.ts'
import type { Command } from './command.ts'
import { askConsent, YES } from './consent.ts'

export const rollback: Command = {
  about:
    'Puts the database back as it was before the last upgrade, for the release that wrote it. The server must not run.\n' +
    'What happened since the upgrade is undone: it stays in the data directory under "undone". Everybody is signed out;\n' +
    'matters destroyed and people disabled since stay so.',
  flags: { yes: YES },
  run: async ({ flags }, output) => {
    const { config } = loadConfig(flags)
    checkExistingDirectory(config.data)
    const letGo = lockInstance(config.data)
    try {
      const plan = planRollback(config.data)
      const vault = await unlockedVault(config, flags)
      await askConsent({ flags, output }, inWords(plan))
      const settled = await rollBack({ data: config.data, vault, clock: systemClock }, plan)
      output.result(
        { ...plan, ...settled },
        `The portal is as it was before the upgrade. Start the release that served it then: this one would upgrade it again.`,
      )
      return EXIT.ok
    } finally {
      letGo()
    }
  },
}

function inWords({ record, events, versions }: RollbackPlan): string {
  return [
    `Back to the database from before the upgrade of ${record.at} (${record.from}; now ${record.to}).`,
    `Undone with it: ${events} events since then, and ${versions.length} document versions, which stay under "undone".`,
    'Everybody must sign in again, and invitations that are open must be sent anew.',
  ].join('\n')
}
