/** pdf.js puts names of these together by itself, so they carry its version and no hash (deploy/assets.ts checks it). */
export const PDFJS_VERSION = '6.5.438'
export const PDFJS_FOLDER = `pdfjs/${PDFJS_VERSION}`
