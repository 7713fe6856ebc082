/** What lies in a matter of each practice area. `shared` papers have words for the client; the rest stay internal. */
export type Paper = {
  folder: string
  file: string
  en?: string
  fr?: string
  noteEn?: string
  noteFr?: string
}

const internal = (folder: string, ...files: string[]): Paper[] => files.map((file) => ({ folder, file }))

const everywhere: readonly Paper[] = [
  {
    folder: 'Mandat',
    file: 'Mandat et convention d’honoraires.pdf',
    en: 'Our engagement letter',
    fr: 'Notre convention d’honoraires',
    noteEn: 'This says what we do for you and what it costs. Please keep it.',
    noteFr: 'Ce document dit ce que nous faisons pour vous et ce qu’il en coûte. Conservez-le.',
  },
  ...internal('Mandat', 'Conflict check.txt', 'Client identification.pdf'),
  ...internal('Notes', 'Notes – first meeting.txt', 'Strategy memo.txt'),
]

const family: readonly Paper[] = [
  {
    folder: 'Tribunal',
    file: 'Demande introductive 2026-01-18.pdf',
    en: 'Your application, as filed',
    fr: 'Votre demande, telle que déposée',
    noteEn: 'This document officially starts the matter.',
    noteFr: 'Ce document lance officiellement le dossier.',
  },
  {
    folder: 'Tribunal',
    file: 'Declaration sous serment v3.pdf',
    en: 'Your sworn statement, to read and confirm',
    fr: 'Votre déclaration sous serment, à lire et à confirmer',
    noteEn: '3 pages, about 5 minutes. Tell us if anything is not right.',
    noteFr: '3 pages, environ 5 minutes. Dites-nous si quelque chose n’est pas exact.',
  },
  ...internal('Tribunal', 'Projet de convention.pdf', 'Jurisprudence garde partagee.pdf'),
  ...internal(
    'Finances',
    'Tableau des revenus.txt',
    'Patrimoine familial – calcul.pdf',
    'Evaluation residence.pdf',
  ),
  ...internal('Correspondance', 'Letter to opposing counsel.pdf', 'Reply of opposing counsel.pdf'),
]

const realEstate: readonly Paper[] = [
  {
    folder: 'Promesse',
    file: 'Promesse d’achat acceptee.pdf',
    en: 'The accepted offer',
    fr: 'La promesse d’achat acceptée',
  },
  {
    folder: 'Signature',
    file: 'Statement of adjustments.pdf',
    en: 'What you pay on closing day, line by line',
    fr: 'Ce que vous payez le jour de la signature, ligne par ligne',
    noteEn: 'We will never send our bank details by e-mail. Call us before any transfer.',
    noteFr:
      'Nous n’envoyons jamais nos coordonnées bancaires par courriel. Appelez-nous avant tout virement.',
  },
  ...internal('Titres', 'Title search.pdf', 'Certificat de localisation.pdf', 'Tax bill.pdf'),
  ...internal('Prêteur', 'Mortgage instructions.pdf', 'Insurance binder.pdf'),
  ...internal('Signature', 'Trust ledger draft.txt'),
]

const wills: readonly Paper[] = [
  {
    folder: 'Projets',
    file: 'Draft 2 – will.pdf',
    en: 'The draft of the will, for you to read',
    fr: 'Le projet de testament, à lire',
    noteEn: 'Nothing is final. Note your questions and we go through them together.',
    noteFr: 'Rien n’est définitif. Notez vos questions, nous les verrons ensemble.',
  },
  ...internal('Projets', 'Draft 1 – will.pdf', 'Clauses considered.txt'),
  ...internal(
    'Estate',
    'Inventory of assets.pdf',
    'Recherche testamentaire.pdf',
    'Bank letters.pdf',
    'Family tree.txt',
  ),
]

const litigation: readonly Paper[] = [
  {
    folder: 'Procédures',
    file: 'Demande introductive d’instance.pdf',
    en: 'Our claim, as filed with the court',
    fr: 'Notre demande, telle que déposée au tribunal',
  },
  {
    folder: 'Experts',
    file: 'Rapport d’expertise – toiture.pdf',
    en: 'The expert’s report on the damage',
    fr: 'Le rapport de l’expert sur les dommages',
    noteEn: 'The summary on page 1 is what matters most for now.',
    noteFr: 'Le résumé à la page 1 est l’essentiel pour l’instant.',
  },
  ...internal('Procédures', 'Defence.pdf', 'Reply – draft.pdf', 'Case protocol.pdf'),
  ...internal('Preuve', 'Photos index.txt', 'Invoices of repairs.pdf', 'Chronology.txt'),
]

const employment: readonly Paper[] = [
  {
    folder: 'Réclamation',
    file: 'Demand letter.pdf',
    en: 'The letter we sent to your former employer',
    fr: 'La lettre envoyée à votre ancien employeur',
    noteEn: 'They have ten days to answer.',
    noteFr: 'Ils ont dix jours pour répondre.',
  },
  ...internal(
    'Réclamation',
    'Notice period – research.pdf',
    'Damages calculation.txt',
    'Settlement range.txt',
  ),
  ...internal('Employeur', 'Employment contract.pdf', 'Termination letter.pdf', 'Record of employment.pdf'),
]

const corporate: readonly Paper[] = [
  {
    folder: 'Constitution',
    file: 'Statuts constitutifs.pdf',
    en: 'The articles of your company',
    fr: 'Les statuts de votre société',
    noteEn: 'Registered. Keep a copy with your company papers.',
    noteFr: 'Immatriculés. Gardez-en une copie avec les papiers de la société.',
  },
  ...internal('Constitution', 'Name search.pdf', 'Resolutions – draft.pdf', 'Share register.txt'),
  ...internal('Conventions', 'Term sheet.pdf', 'Shareholders agreement v4.pdf', 'Valuation memo.pdf'),
]

const immigration: readonly Paper[] = [
  {
    folder: 'Demande',
    file: 'Checklist of papers.pdf',
    en: 'The papers we need from you',
    fr: 'Les papiers dont nous avons besoin',
    noteEn: 'A clear photo of each page is enough.',
    noteFr: 'Une photo nette de chaque page suffit.',
  },
  ...internal(
    'Application',
    'Form IMM 0008 – draft.pdf',
    'Language test results.pdf',
    'Police certificate.pdf',
  ),
  ...internal('Correspondance', 'Acknowledgement of receipt.pdf', 'Biometrics letter.pdf'),
]

export const PAPERS = {
  family: [...everywhere, ...family],
  'real-estate': [...everywhere, ...realEstate],
  'wills-and-estates': [...everywhere, ...wills],
  'civil-litigation': [...everywhere, ...litigation],
  employment: [...everywhere, ...employment],
  corporate: [...everywhere, ...corporate],
  immigration: [...everywhere, ...immigration],
} as const satisfies Record<string, readonly Paper[]>

/** What clients send by themselves, in turn. */
export const FROM_CLIENTS = [
  'releve-juin.pdf',
  'IMG_2041.png',
  'contract signed.pdf',
  'photo du salon.png',
] as const
