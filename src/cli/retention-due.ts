import { EXIT } from '../installation/refusal.ts'
import { type RetainedMatter, readRetained } from '../retention/read.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'

const SAID: Record<RetainedMatter['retention']['state'], string> = {
  due: 'may be destroyed since',
  kept: 'is kept until',
  held: 'is kept: a legal hold stands',
  undecided: 'is kept: nobody has decided how long',
}

export const retentionDue: Command = {
  about:
    'Lists the matters whose portal has closed and whose retention is over: nothing of them has to be kept. With --all,\n' +
    'every closed matter with what keeps it. The periods are set on the page Retention of the portal.',
  flags: { all: { type: 'boolean', about: 'List every closed matter.' } },
  run: async ({ flags }, output) => {
    const all = await besideServer(flags, readRetained)
    const matters = flags.all ? all : all.filter(({ retention }) => retention.state === 'due')
    output.result(
      {
        matters: matters.map(({ id, number, closedAt, retention }) => ({
          id,
          number,
          closedAt,
          ...retention,
        })),
      },
      matters.length === 0 ? 'Nothing is due.' : matters.map(sentence).join('\n'),
    )
    return EXIT.ok
  },
}

function sentence({ number, retention }: RetainedMatter): string {
  return [number, SAID[retention.state], retention.until].filter((word) => word !== null).join(' ')
}
