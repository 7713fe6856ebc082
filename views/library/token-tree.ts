import MarkdownIt, { type Token } from 'markdown-it'

/** A token with what stands within it. */
export type MarkdownNode = { token: Token; children: readonly MarkdownNode[] }

/** Deeper lists and quotations are text: nobody writes them, and every level is a call of the renderer. */
const DEEPEST = 20
const LAST_HEADING = 4

// Only what is named here is Markdown. HTML, pictures and code are none of it: they stay the text that was typed.
const parser = new MarkdownIt('zero', { html: false, linkify: false, breaks: true, maxNesting: DEEPEST })
  .enable(['blockquote', 'heading', 'hr', 'list', 'reference'])
  .enable(['autolink', 'balance_pairs', 'emphasis', 'entity', 'escape', 'fragments_join', 'link', 'newline'])
parser.validateLink = (address) => linkAddress(address) !== null

/** The address of a link that may stand in a page: `https:`, `mailto:` or `tel:`; null for any other. */
export function linkAddress(address: string): string | null {
  const [, scheme, rest] = /^(https:(?=\/\/)|mailto:|tel:)([^\s\p{Cc}]+)$/iu.exec(address) ?? []
  return scheme && rest ? scheme.toLowerCase() + rest : null
}

export function parseMarkdown(source: string): readonly MarkdownNode[] {
  const tokens = parser.parse(source, {})
  orderHeadings(tokens.filter(({ type }) => type === 'heading_open'))
  return nested(tokens)
}

/** The page has its own first heading. Whichever signs somebody wrote, theirs begin at the second and leave none out. */
function orderHeadings(headings: readonly Token[]): void {
  const used = [...new Set(headings.map(({ tag }) => tag))].sort()
  let before = 1
  for (const heading of headings) {
    before = Math.min(used.indexOf(heading.tag) + 2, before + 1, LAST_HEADING)
    heading.tag = `h${before}`
  }
}

function nested(tokens: readonly Token[]): MarkdownNode[] {
  const top: MarkdownNode[] = []
  const open = [top]
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop()
      continue
    }
    const children = token.children ? nested(token.children) : []
    open.at(-1)?.push({ token, children })
    if (token.nesting === 1) open.push(children)
  }
  return top
}
