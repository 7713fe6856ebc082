import { sizeFormat } from '../../views/text/size.ts'

/** The command line speaks English. */
export const inBytes = sizeFormat('en')
