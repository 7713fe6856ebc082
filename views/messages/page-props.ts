import type { Compose, NewThread } from '../../src/messages/compose.ts'
import type { FoundMessage, ThreadList } from '../../src/messages/read-list.ts'
import type { ThreadView } from '../../src/messages/read-thread.ts'
import type { Problems } from '../components/form.tsx'

// What the pages of conversations show, to the firm as to clients.

export type ListProps = { list: ThreadList; found: readonly FoundMessage[] | null; q: string; page: number }
export type NewThreadProps = { compose: NewThread; problems: Problems }
export type ThreadProps = { view: ThreadView; compose: Compose | null; problems: Problems; ownId: string }
