import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  subjectWhole: 'Your backup was tried and is whole',
  subjectFault: 'Your backup would NOT restore as it should',
  whole: (snapshot: string, taken: string) =>
    `The backup ${snapshot} of ${taken} was restored as a trial. It is whole, and it opens.`,
  counted: (matters: number, versions: number, persons: number) =>
    `Compared with its manifest: ${countEn(matters, 'matter', 'matters')}, ${countEn(versions, 'version', 'versions')} of documents, ${countEn(persons, 'person', 'people')}, and the whole event log.`,
  opened: (opened: number, files: number) =>
    `Looked for: ${countEn(files, 'sealed file', 'sealed files')}. Opened with their keys, one of each matter: ${countEn(opened, 'document', 'documents')}.`,
  keep: 'What the trial cannot show is whether your copy of the keyring and your recovery key are still where you put them. Look, once a quarter.',
  failed: (snapshot: string | null) =>
    snapshot
      ? `The backup ${snapshot} was restored as a trial, and failed.`
      : 'The backup was to be restored as a trial, and failed.',
  faults: {
    none: 'There is no backup at the place that is configured. Its disk may not be connected, or the backup never ran.',
    missing:
      'A file of the backup is missing. Copies of documents were deleted or never arrived: make a new backup on another disk, then examine this one.',
    cut: 'A file of the backup is cut: it is shorter than it was written. The disk may have been full, or was removed too early.',
    changed:
      'A file of the backup is not as it was written: at least one bit has changed. The disk is failing, or somebody changed it. Make a new backup on another disk.',
    'wrong-key':
      'The backup is whole, but the keys of this portal do not open it. It may belong to another portal, or the keyring is not the one it was made with.',
    contradicts:
      'What is in the backup is not what its manifest says. It must not be relied upon: make a new one.',
    stale:
      'The backup opens, but it is older than three days: backups have stopped. See why the newest is not made.',
    untried:
      'The trial itself could not be made on this machine, so nothing is known of the backup. There may be too little room in the data directory.',
  },
  what: (what: string) => `What it concerns, for whoever looks after the machine: ${what}`,
  todo: 'The portal goes on working. Until this is settled, a breakdown could lose what clients gave you. Check with: vestibule backup verify --read-data, then vestibule backup prove.',
  where: 'The event log of the portal has this trial and those before it:',
}

export const fr: Same<typeof en> = {
  subjectWhole: 'Votre sauvegarde a été mise à l’essai et elle est intacte',
  subjectFault: 'Votre sauvegarde NE pourrait PAS être restaurée correctement',
  whole: (snapshot, taken) =>
    `La sauvegarde ${snapshot}, faite le ${taken}, a été restaurée à l’essai. Elle est intacte et elle s’ouvre.`,
  counted: (matters, versions, persons) =>
    `Comparés au manifeste\u202f: ${countFr(matters, 'dossier', 'dossiers')}, ${countFr(versions, 'version', 'versions')} de documents, ${countFr(persons, 'personne', 'personnes')} et tout le journal.`,
  opened: (opened, files) =>
    `Fichiers scellés recherchés\u202f: ${countFr(files, 'fichier', 'fichiers')}. Ouverts avec leurs clés, un par dossier\u202f: ${countFr(opened, 'document', 'documents')}.`,
  keep: 'L’essai ne peut pas montrer si votre copie du trousseau et votre clé de récupération sont toujours là où vous les avez mises. Vérifiez-le chaque trimestre.',
  failed: (snapshot) =>
    snapshot
      ? `La sauvegarde ${snapshot} a été restaurée à l’essai, sans succès.`
      : 'La sauvegarde devait être restaurée à l’essai, sans succès.',
  faults: {
    none: 'Il n’y a pas de sauvegarde à l’endroit prévu. Le disque n’est peut-être pas branché, ou la sauvegarde n’a jamais eu lieu.',
    missing:
      'Un fichier de la sauvegarde manque. Des copies de documents ont été supprimées ou ne sont jamais arrivées\u202f: faites une nouvelle sauvegarde sur un autre disque, puis examinez celui-ci.',
    cut: 'Un fichier de la sauvegarde est tronqué\u202f: il est plus court qu’au moment de l’écriture. Le disque était peut-être plein, ou il a été retiré trop tôt.',
    changed:
      'Un fichier de la sauvegarde n’est pas tel qu’il a été écrit\u202f: au moins un bit a changé. Le disque est défaillant, ou quelqu’un l’a modifié. Faites une nouvelle sauvegarde sur un autre disque.',
    'wrong-key':
      'La sauvegarde est intacte, mais les clés de ce portail ne l’ouvrent pas. Elle appartient peut-être à un autre portail, ou le trousseau n’est pas celui avec lequel elle a été faite.',
    contradicts:
      'Le contenu de la sauvegarde ne correspond pas à son manifeste. Il ne faut pas s’y fier\u202f: faites-en une nouvelle.',
    stale:
      'La sauvegarde s’ouvre, mais elle a plus de trois jours\u202f: les sauvegardes se sont arrêtées. Cherchez pourquoi la plus récente n’a pas été faite.',
    untried:
      'L’essai lui-même n’a pas pu avoir lieu sur cette machine\u202f; on ne sait donc rien de la sauvegarde. Il manque peut-être de place dans le répertoire de données.',
  },
  what: (what) => `Ce dont il s’agit, pour la personne qui s’occupe de la machine\u202f: ${what}`,
  todo: 'Le portail continue de fonctionner. D’ici à ce que ce soit réglé, une panne pourrait emporter ce que vos clients vous ont confié. Pour vérifier\u202f: vestibule backup verify --read-data, puis vestibule backup prove.',
  where: 'Le journal du portail contient cet essai et ceux qui l’ont précédé\u202f:',
}
