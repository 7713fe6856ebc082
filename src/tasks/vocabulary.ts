/** What a client is asked to do. */
export const TASK_KINDS = ['read', 'call', 'bring', 'sign', 'pay', 'other'] as const
export type TaskKind = (typeof TASK_KINDS)[number]
export type TaskState = 'open' | 'done' | 'confirmed'
