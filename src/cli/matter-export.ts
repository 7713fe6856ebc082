import { GuestAccess, StaffAccess } from '../access.ts'
import { exportMatter } from '../binder/export.ts'
import { guestViewer } from '../binder/takers.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { besideServer, type Workplace } from './beside-server.ts'
import type { Command, Flags } from './command.ts'
import { NUMBER, namedMatter } from './matter-words.ts'
import { namedPerson } from './person-words.ts'
import { progressInBytes } from './progress.ts'

export const matterExport: Command = {
  words: NUMBER,
  about:
    'Writes all of a matter into one zip: every version of every document in its folders, receipts, what happened, an\n' +
    'index that opens in any browser, and the firm’s signature over all of it. With --for PERSON (their e-mail address or\n' +
    'id) it holds what that client would take home instead. What was written is read back and checked before the file gets\n' +
    'its name; the event in the log says so. It can run beside the server.\n' +
    'Exit code 0: whole. 10: whole, but for documents that could not be read; each is named.',
  flags: {
    to: { type: 'string', hint: 'FILE', about: 'The zip to write. It must not be there yet.' },
    for: { type: 'string', hint: 'PERSON', about: 'What this client or outside person would take home.' },
  },
  run: async ({ flags, words }, output) => {
    if (typeof flags.to !== 'string') throw new Refusal('Say where to: --to FILE.', EXIT.usage)
    const path = flags.to
    const report = await besideServer(flags, (place) => {
      const { id: matterId } = namedMatter(place, words)
      const guest = guestNamed(place, flags, matterId)
      return exportMatter(place, { matterId, path, guest, progress: progressInBytes('written', output) })
    })
    const { unreadable, files, bytes, manifest } = report
    const lines = [
      `${path}: ${files} files, ${bytes} bytes, read back and found whole. Manifest: ${manifest}`,
      ...unreadable.map(({ fileName, version }) => `COULD NOT BE READ: ${fileName}, version ${version}`),
    ]
    output.result({ path, ...report }, lines.join('\n'))
    return unreadable.length > 0 ? EXIT.partial : EXIT.ok
  },
}

function guestNamed(place: Workplace, flags: Flags, matterId: string): GuestAccess<'documents:read'> | null {
  if (typeof flags.for !== 'string') return null
  const { id } = namedPerson(place, [flags.for])
  const guest = guestViewer(place, StaffAccess.forAdministrator(matterId), id)
  return GuestAccess.shownTo(place, guest, matterId)
}
