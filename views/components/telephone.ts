/** `tel:` takes digits and a leading plus only (RFC 3966). */
export function telephoneHref(phone: string): string {
  return `tel:${phone.replace(/(?!^\+)\D/g, '')}`
}
