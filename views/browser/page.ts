import { followLive } from './live/follow.ts'
import { offerCopying } from './page/copy.ts'
import { listenForLeaving } from './page/leave.ts'
import { listenForShortcuts } from './page/shortcuts.ts'
import { followSwaps } from './page/swaps.ts'
import { unfoldForTicked } from './page/unfold.ts'

listenForLeaving()
listenForShortcuts()
followSwaps()
followLive()
unfoldForTicked()
offerCopying()
// on a phone, the place one is at may stand beyond the edge of its strip
for (const current of document.querySelectorAll('.places [aria-current], .tabs [aria-current]'))
  current.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' })
