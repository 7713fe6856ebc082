import { expect, test } from 'bun:test'
import { Markdown } from '../views/library/markdown.tsx'

const html = (source: string) =>
  String(Markdown({ source }))
    .replace('<div class="prose">', '')
    .replace(/<\/div>$/, '')

test('what the firm writes becomes headings, lists, emphasis and links of ours', () => {
  expect(html('# One\n\nTwo **three** *four*\nfive\n\n- a\n- b\n\n3. c\n\n> d\n\n---')).toBe(
    '<h2>One</h2><p>Two <strong>three</strong> <em>four</em><br>five</p><ul><li>a</li><li>b</li></ul>' +
      '<ol start="3"><li>c</li></ol><blockquote><p>d</p></blockquote><hr>',
  )
  expect(
    html(
      '[a](https://x.example/b?c=d&e) <mailto:a@b.example> [t](TEL:+15145550199)\n\n[r]\n\n[r]: <HTTPS://x.example>',
    ),
  ).toBe(
    '<p><a href="https://x.example/b?c=d&amp;e" rel="noreferrer">a</a> ' +
      '<a href="mailto:a@b.example" rel="noreferrer">mailto:a@b.example</a> ' +
      '<a href="tel:+15145550199" rel="noreferrer">t</a></p><p><a href="https://x.example" rel="noreferrer">r</a></p>',
  )
})

const RAW = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onclick=x>b</b> <!-- c --> <?php ?> <![CDATA[x]]>',
  '<div>\n\n**x**\n\n</div>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '```html\n<script>alert(1)</script>\n```',
  '    <script>alert(1)</script>',
  '`<script>`',
  '**<iframe src=//x>**',
]

test('T18 no HTML of the writer is HTML of the page', () => {
  for (const source of RAW) {
    const tags = html(source).match(/<\/?[a-z!?][^>]*>/gi) ?? []
    expect(
      tags.filter((tag) => !/^<\/?(p|strong|br)>$/.test(tag)),
      source,
    ).toEqual([])
  }
})

const HIDDEN = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'javascript&#58;alert(1)',
  'javascript&colon;alert(1)',
  '&#x6A;avascript:alert(1)',
  'java&#10;script:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'http://plain.example',
  '//other.example',
  '/account',
  'https:evil',
  'https:\\\\evil.example',
  'blob:https://x',
  'view-source:https://x',
  '#a',
  '',
]

test('T18 a link leads to https, a mailbox or a telephone, and nowhere else, however it is spelled', () => {
  for (const address of HIDDEN)
    for (const source of [
      `[a](${address})`,
      `[a](<${address}>)`,
      `<${address}>`,
      `[a][r]\n\n[r]: ${address}`,
      `[a][r]\n\n[r]: <${address}> "t"`,
      `![a](${address})`,
      `[![a](${address})](${address})`,
    ])
      expect(html(source), JSON.stringify(source)).not.toMatch(/<(?!\/?(p|strong|em|br)>)/)
})

test('T18 no picture is fetched from anywhere', () => {
  expect(html('![a](https://tracker.example/a.png)')).not.toContain('<img')
  expect(html('![a][r]\n\n[r]: https://tracker.example/a.png')).not.toContain('<img')
})

const MANY = 40_000
const HOSTILE: Record<string, string> = {
  brackets: '['.repeat(MANY),
  pairs: '[]'.repeat(MANY / 2),
  nested: '['.repeat(MANY / 2) + ']'.repeat(MANY / 2),
  links: '[a]('.repeat(MANY / 4),
  pictures: '![['.repeat(MANY / 3),
  quotes: '>'.repeat(MANY),
  lists: '- '.repeat(MANY / 2),
  stars: '*a '.repeat(MANY / 3),
  alternating: '*a _b '.repeat(MANY / 6),
  open: '<'.repeat(MANY),
  references: '[a\n'.repeat(MANY / 3),
  used: `[a]: https://x.example\n\n${'[a] '.repeat(MANY / 4)}`,
  steps: Array.from({ length: 280 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
  entities: '&#'.repeat(MANY / 2),
  colons: '<https://a'.repeat(MANY / 10),
}

test('the longest hostile text is read in a moment', () => {
  for (const [name, source] of Object.entries(HOSTILE)) {
    const began = performance.now()
    expect(html(source).length, name).toBeGreaterThan(0)
    expect(performance.now() - began, name).toBeLessThan(1500)
  }
})
