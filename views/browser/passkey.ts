import { listenForCeremonies } from './passkey/forms.ts'

listenForCeremonies()
