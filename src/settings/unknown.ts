import { isRaw, isTable, type Leaf, show } from './leaves.ts'

export function unknownKeys(file: string | undefined, table: object, leaves: Leaf[], above = ''): string[] {
  return Object.entries(table).flatMap(([name, value]) => {
    const key = above + name
    if (leaves.some((leaf) => leaf.key === key))
      return isRaw(value) ? [] : [`${file}: ${key} must be one value.`]
    const isSection = leaves.some((leaf) => leaf.key.startsWith(`${key}.`))
    if (isSection && isTable(value)) return unknownKeys(file, value, leaves, `${key}.`)
    const known = leaves.filter((leaf) => leaf.key.startsWith(above)).map((leaf) => leaf.key)
    return [`${file}: ${key} = ${show(value)} is not a setting. Allowed here: ${known.join(', ')}.`]
  })
}

export function unknownVariables(environment: Record<string, string | undefined>, leaves: Leaf[]): string[] {
  const known = ['VESTIBULE_CONFIG', ...leaves.map((leaf) => leaf.variable)]
  return Object.keys(environment)
    .filter((name) => name.startsWith('VESTIBULE_') && !known.includes(name))
    .map((name) => `environment: ${name} is not a setting. Allowed: ${known.join(', ')}.`)
}
