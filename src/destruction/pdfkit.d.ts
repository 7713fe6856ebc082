/** What is used here and in src/requests/pages/pdf.ts of pdfkit, which brings no types; those on DefinitelyTyped know neither PDF/UA nor children of elements. */
declare module 'pdfkit' {
  type Child = Element | (() => void)
  export type Element = { add(child: Child): Element }
  type Options = {
    pdfVersion: '1.7'
    subset: 'PDF/UA'
    tagged: true
    lang: string
    displayTitle: true
    size: 'LETTER'
    margin: number
    font: string
    info: { Title: string; Author: string; CreationDate: Date; ModDate: Date }
  }
  type Plain = {
    pdfVersion: '1.7'
    autoFirstPage: false
    margin: number
    font: string
    info: { Title: string; CreationDate: Date; ModDate: Date }
  }
  /** `orientation`: of EXIF, 1 to 8. */
  export type Image = { width: number; height: number; orientation?: number }
  export default class PDFDocument {
    constructor(options: Options | Plain)
    openImage(bytes: Buffer): Image
    image(
      image: Image,
      x: number,
      y: number,
      options: { fit: [number, number]; align: 'center'; valign: 'center' },
    ): void
    on(event: 'data', listener: (piece: Uint8Array) => void): void
    on(event: 'end', listener: () => void): void
    registerFont(name: string, bytes: Uint8Array): void
    struct(type: string, children?: Child | Child[]): Element
    struct(type: string, options: { lang?: string }, children?: Child | Child[]): Element
    addStructure(element: Element): void
    font(name: string): this
    fontSize(size: number): this
    fillColor(color: string): this
    text(words: string, options: { lineGap: number }): this
    moveDown(lines: number): this
    addPage(options?: { size: [number, number]; margin: number }): void
    end(): void
  }
}
