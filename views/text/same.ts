/** The same keys as `T`: strings stay strings, functions keep their parameters. A key forgotten does not compile. */
export type Same<T> = {
  [Key in keyof T]: T[Key] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[Key] extends string
      ? string
      : Same<T[Key]>
}
