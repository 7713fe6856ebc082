/** Further pages than anybody turns; the parameters of a query stay whole numbers. */
const FARTHEST_PAGE = 1_000_000

/** The page of a list as the address says it, from 1. What makes no sense means the first. */
export function pageNumber(text: string | undefined): number {
  const page = Math.trunc(Number(text))
  return page >= 1 && page <= FARTHEST_PAGE ? page : 1
}
