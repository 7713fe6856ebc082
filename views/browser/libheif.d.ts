declare module '*/libheif-without-unsafe-eval.js' {
  const build: () => never
  export default build
}
