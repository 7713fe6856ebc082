import { launchBrowser } from '../../support/browser.ts'
import { listenOn } from '../../support/listening.ts'
import { startPortal } from '../../support/portal.ts'
import { mailFlags, type ReceivedMail, startMailServer } from '../../support/smtp.ts'
import { followPost } from './story.ts'

const MAILBOX = 'famille.gagnon@client.example'
const NUMBER = '2026-0777'

/** A firm with one family matter, two clients on one mailbox, and each of them in a browser; it is 2 March 2026. */
export async function startFamily() {
  const smtp = await startMailServer()
  const portal = await startPortal(mailFlags(smtp.port))
  const server = listenOn(portal)
  const lawyer = portal.person({ name: 'Lee Lawyer', email: 'lee@firm.example' })
  const marie = portal.person({ name: 'Marie Gagnon', kind: 'client', language: 'fr', email: MAILBOX })
  const louise = portal.person({ name: 'Louise Bélanger', kind: 'client', language: 'fr', email: MAILBOX })
  const matterId = await portal.matter({
    ...{ responsible: lawyer, number: NUMBER, practiceArea: 'family', province: 'QC' },
    ...{ title: 'Gagnon v. Ruel', clientTitle: 'La garde de Zoé' },
  })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, marie, 'client')
  portal.join(matterId, louise, 'client')
  const browser = await launchBrowser()
  const small = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'fr-CA' }
  const open = (options: object) => browser.newPerson({ ...options, baseURL: server.origin })
  return {
    ...{ portal, server, lawyer, marie, louise, matterId },
    firm: await open({ viewport: { width: 1280, height: 900 } }),
    phone: await open(small),
    otherPhone: await open(small),
    ...followPost(portal, smtp, {
      secrets: [NUMBER, 'Ruel', 'Zoé', 'Gagnon v', 'garde', matterId],
      names: ['Marie', 'Louise', 'Lee Lawyer'],
    }),
    ...sorted,
    stop: async () => {
      await browser.close()
      await server.stop()
      portal.stop()
      await smtp.stop()
    },
  }
}

type Mails = readonly ReceivedMail[]
const toClients = (mails: Mails) => mails.filter(({ to }) => to.includes(MAILBOX))
const isNeutral = ({ parsed }: ReceivedMail) => parsed.subject === 'Un message pour vous'

/** For Marie neutral, for Louise from the firm, though both go to one mailbox. */
const sorted = {
  toClients,
  toMarie: (mails: Mails) => toClients(mails).filter(isNeutral),
  toLouise: (mails: Mails) => toClients(mails).filter((mail) => !isNeutral(mail)),
  toLawyer: (mails: Mails) => mails.filter(({ to }) => to.includes('lee@firm.example')),
}
