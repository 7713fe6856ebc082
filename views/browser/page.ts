import { listenForShortcuts } from './page/shortcuts.ts'
import { followSwaps } from './page/swaps.ts'

listenForShortcuts()
followSwaps()
