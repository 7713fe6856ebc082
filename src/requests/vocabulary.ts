/**
 * How far one item of a request is. `open` and `sent-back` wait for the client, `sent` and `lacking` for the firm; with
 * `accepted` and `excused` it is over.
 */
const ITEM_STATES = ['open', 'sent-back', 'sent', 'lacking', 'accepted', 'excused'] as const
export type ItemState = (typeof ITEM_STATES)[number]

const WAITS_FOR: Record<ItemState, 'client' | 'firm' | 'nobody'> = {
  open: 'client',
  'sent-back': 'client',
  sent: 'firm',
  lacking: 'firm',
  accepted: 'nobody',
  excused: 'nobody',
}
export function waitsFor(state: ItemState): 'client' | 'firm' | 'nobody' {
  return WAITS_FOR[state]
}
