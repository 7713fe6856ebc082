import type { Language } from '../../src/viewer.ts'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { linkAddress, type MarkdownNode, parseMarkdown } from './token-tree.ts'

/** What somebody wrote in Markdown. Every element is one of ours, made by the escaping runtime from the parser's tokens. */
export function Markdown({ source, lang }: { source: string; lang?: Language | undefined }): Html {
  return (
    <div class="prose" lang={lang}>
      {renderAll(parseMarkdown(source))}
    </div>
  )
}

type Render = (node: MarkdownNode) => Child

/** What is not here is shown as the text within it. */
const ELEMENTS: Readonly<Record<string, Render>> = {
  text: ({ token }) => token.content,
  inline: ({ children }) => renderAll(children),
  paragraph_open: ({ token, children }) =>
    token.hidden ? renderAll(children) : <p>{renderAll(children)}</p>,
  heading_open: heading,
  bullet_list_open: ({ children }) => <ul>{renderAll(children)}</ul>,
  ordered_list_open: ({ token, children }) => (
    <ol start={token.attrGet('start') ?? undefined}>{renderAll(children)}</ol>
  ),
  list_item_open: ({ children }) => <li>{renderAll(children)}</li>,
  blockquote_open: ({ children }) => <blockquote>{renderAll(children)}</blockquote>,
  hr: () => <hr />,
  em_open: ({ children }) => <em>{renderAll(children)}</em>,
  strong_open: ({ children }) => <strong>{renderAll(children)}</strong>,
  softbreak: () => <br />,
  hardbreak: () => <br />,
  link_open: link,
}

function renderAll(nodes: readonly MarkdownNode[]): Child {
  return nodes.map((node) => {
    const render = Object.hasOwn(ELEMENTS, node.token.type) && ELEMENTS[node.token.type]
    return render ? render(node) : [node.token.content, renderAll(node.children)]
  })
}

function heading({ token, children }: MarkdownNode): Child {
  if (token.tag === 'h2') return <h2>{renderAll(children)}</h2>
  if (token.tag === 'h3') return <h3>{renderAll(children)}</h3>
  return <h4>{renderAll(children)}</h4>
}

function link({ token, children }: MarkdownNode): Child {
  const address = linkAddress(String(token.attrGet('href')))
  if (!address) return renderAll(children)
  return (
    <a href={address} rel="noreferrer">
      {renderAll(children)}
    </a>
  )
}
