/** What a spreadsheet would take for a formula, or skip on its way to one. */
const FORMULA = /^[=+\-@\t\r]/

/** One record of RFC 4180, with its line end. Cells that a spreadsheet would run get an apostrophe before them. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string | number): string {
  const text = typeof cell === 'string' && FORMULA.test(cell.trimStart()) ? `'${cell}` : String(cell)
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
