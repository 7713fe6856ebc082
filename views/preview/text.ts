import type { Same } from '../text/same.ts'

export const en = {
  title: 'Reading the document',
  loading: 'The document is opening…',
  failed: 'It cannot be shown here. Download it to read it.',
  cannotShow: 'This kind of file cannot be shown here.',
  cannotShowHint: 'Download it, and open it with the program it was made for.',
  download: 'Download',
  previous: 'Previous page',
  next: 'Next page',
  page: 'Page',
  of: (pages: string) => `of ${pages}`,
  larger: 'Larger',
  smaller: 'Smaller',
  pageLabel: (page: string) => `Page ${page}`,
  needsScript: 'To read it in this page, JavaScript is needed. You can download it instead.',
  cutText: 'Only the beginning is shown. Download the file to read all of it.',
  imageOf: (name: string) => `The picture “${name}”`,
}

export const fr: Same<typeof en> = {
  title: 'Lecture du document',
  loading: 'Le document s’ouvre…',
  failed: 'Il ne peut pas être affiché ici. Téléchargez-le pour le lire.',
  cannotShow: 'Ce genre de fichier ne peut pas être affiché ici.',
  cannotShowHint: 'Téléchargez-le, puis ouvrez-le avec le logiciel qui l’a créé.',
  download: 'Télécharger',
  previous: 'Page précédente',
  next: 'Page suivante',
  page: 'Page',
  of: (pages) => `de ${pages}`,
  larger: 'Agrandir',
  smaller: 'Réduire',
  pageLabel: (page) => `Page ${page}`,
  needsScript: 'Pour le lire dans cette page, JavaScript est nécessaire. Vous pouvez aussi le télécharger.',
  cutText: 'Seul le début est affiché. Téléchargez le fichier pour tout lire.',
  imageOf: (name) => `L’image «\u202f${name}\u202f»`,
}
