const WINDOW = 15_000

/** How fast octets leave, over the last quarter of a minute; null until there is enough to judge by. */
export function createPace(now: () => number = () => performance.now()) {
  let marks: { at: number; octets: number }[] = []
  let octets = 0
  return {
    moved: (by: number) => {
      if (by <= 0) return
      octets += by
      marks.push({ at: now(), octets })
      marks = marks.filter(({ at }) => at > now() - WINDOW)
    },
    /** Octets a second. */
    speed: (): number | null => {
      const [first] = marks
      const last = marks.at(-1)
      if (!first || !last || last.at - first.at < 2000) return null
      return ((last.octets - first.octets) * 1000) / (now() - first.at)
    },
  }
}
