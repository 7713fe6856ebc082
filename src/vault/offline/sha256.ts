import { type Octets, toHex } from '../octets.ts'

/** SHA-256 of what arrives piece by piece, which WebCrypto cannot do (it wants all of it at once). */
export type Sha256 = {
  update(octets: Uint8Array): void
  /** Hexadecimal. Ends it. */
  digest(): string
}

const BLOCK = 64
const ROUNDS = 64

// FIPS 180-4 sections 4.2.2 and 5.3.3: the fractional parts of roots of the first primes.
const CONSTANTS = Int32Array.from(primes(ROUNDS), (prime) => fraction(Math.cbrt(prime)))
const START = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

/** FIPS 180-4 section 6.2. For a browser; where Bun is, its own hasher is faster. */
export function createSha256(): Sha256 {
  const state = Int32Array.from(START)
  const schedule = new Int32Array(ROUNDS)
  const rest = new Uint8Array(BLOCK)
  let size = 0
  const update = (octets: Uint8Array) => {
    let at = 0
    const held = size % BLOCK
    size += octets.length
    if (held > 0) {
      at = Math.min(BLOCK - held, octets.length)
      rest.set(octets.subarray(0, at), held)
      if (held + at < BLOCK) return
      compress(state, schedule, rest, 0)
    }
    for (; at + BLOCK <= octets.length; at += BLOCK) compress(state, schedule, octets, at)
    rest.set(octets.subarray(at))
  }
  return {
    update,
    digest: () => {
      update(padding(size))
      return toHex(bigEndian(state))
    },
  }
}

/** A one, zeros, and the length in bits, up to the end of a block. */
function padding(size: number): Octets {
  const octets = new Uint8Array(BLOCK + 8 - ((size + 8) % BLOCK))
  octets[0] = 0x80
  new DataView(octets.buffer).setBigUint64(octets.length - 8, BigInt(size) * 8n)
  return octets
}

// No destructuring and no closure in here: with them it is several times as slow, and half a gigabyte waits for it.
function compress(state: Int32Array, words: Int32Array, octets: Uint8Array, at: number): void {
  fillSchedule(words, octets, at)
  let a = at32(state, 0)
  let b = at32(state, 1)
  let c = at32(state, 2)
  let d = at32(state, 3)
  let e = at32(state, 4)
  let f = at32(state, 5)
  let g = at32(state, 6)
  let h = at32(state, 7)
  for (let t = 0; t < ROUNDS; t++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + at32(CONSTANTS, t) + at32(words, t)) | 0
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] = at32(state, 0) + a
  state[1] = at32(state, 1) + b
  state[2] = at32(state, 2) + c
  state[3] = at32(state, 3) + d
  state[4] = at32(state, 4) + e
  state[5] = at32(state, 5) + f
  state[6] = at32(state, 6) + g
  state[7] = at32(state, 7) + h
}

function fillSchedule(words: Int32Array, octets: Uint8Array, at: number): void {
  for (let t = 0; t < 16; t++) words[t] = wordAt(octets, at + 4 * t)
  for (let t = 16; t < ROUNDS; t++) {
    const x = at32(words, t - 15)
    const y = at32(words, t - 2)
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[t] = at32(words, t - 16) + sigma0 + at32(words, t - 7) + sigma1
  }
}

function wordAt(octets: Uint8Array, at: number): number {
  const high = ((octets[at] as number) << 24) | ((octets[at + 1] as number) << 16)
  return high | ((octets[at + 2] as number) << 8) | (octets[at + 3] as number)
}

function at32(words: Int32Array, index: number): number {
  return words[index] as number
}

function bigEndian(words: Int32Array): Octets {
  const view = new DataView(new ArrayBuffer(words.length * 4))
  words.forEach((word, index) => {
    view.setInt32(index * 4, word)
  })
  return new Uint8Array(view.buffer)
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}
