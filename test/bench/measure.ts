export type Figure = { name: string; value: number; unit: string }

/** One JSON line per figure, as soon as it is known. */
export function report(name: string, value: number, unit: string): Figure {
  const figure = { name, value: Math.round(value * 1000) / 1000, unit }
  console.log(JSON.stringify(figure))
  return figure
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** `share` 0.99: the value that 99 % do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds of each of `times` calls, one after the other, after `warm` that do not count. */
export async function timeEach(times: number, work: () => Promise<void>, warm = 20): Promise<number[]> {
  for (let n = 0; n < warm; n++) await work()
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  return taken
}
