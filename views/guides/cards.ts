/** The cards of a first visit, in their order; `?card=` names one. */
export const FIRST_VISIT_CARDS = ['purpose', 'mail', 'return'] as const
export type FirstVisitCard = (typeof FIRST_VISIT_CARDS)[number]
