type Side = 'firm' | 'portal'

/** The calendar of one matter, or of all of them. */
export function calendarUrl(side: Side, matterId: string | null): string {
  return matterId ? `/${side}/matters/${matterId}/calendar` : `/${side}/calendar`
}

export function eventUrl(
  side: Side,
  { id, matterId, rule }: { id: string; matterId: string; rule: string | null },
  starts: string,
): string {
  const page = `${calendarUrl(side, matterId)}/${id}`
  return rule ? `${page}?date=${starts}` : page
}
