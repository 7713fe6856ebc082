/** Octets from `start` to `end`, `end` not in it. */
export type ByteRange = { start: number; end: number }

/**
 * RFC 9110 section 14: which part of `size` octets a `Range` header asks for. `whole` for no header, another unit,
 * something that is no range, and for several ranges, which a server may answer whole; `unsatisfiable` is a 416.
 */
export function readRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const [, first, last] = /^bytes=(?!-$)(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined) return 'whole'
  if (first === '') return lastOctets(Math.min(Number(last), size), size)
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= size ? 'unsatisfiable' : { start, end }
}

function lastOctets(length: number, size: number): ByteRange | 'unsatisfiable' {
  return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
}
