import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  title: 'Backup',
  last: 'Last backup',
  none: 'No backup was made yet',
  planned: (at: string) => `Every day at ${at}.`,
  unplanned: 'None is planned. Whoever looks after the machine sets backup.destination in the configuration.',
  late: 'The portal has not been backed up for more than two days. Whoever looks after the machine should see why.',
  lateRow: 'The portal is not being backed up',
  since: (when: string) => `last on ${when}`,
  never: 'never',
  subjectMade: 'The portal was backed up',
  subjectFailed: 'The portal was NOT backed up',
  made: (when: string, versions: number, copied: number, size: string) =>
    `The portal was backed up: ${when}. The backup has ${countEn(versions, 'document', 'documents')}, of which ${copied} were new (${size}).`,
  damaged: (n: number) =>
    `But ${countEn(n, 'document is', 'documents are')} damaged on the disk of the portal. Have that disk looked at: vestibule backup create names them, and says which the backup has whole.`,
  failed: 'The backup that was planned could not be made.',
  troubles: {
    absent: 'There is no backup at the place that is configured. Its disk may not be connected.',
    foreign: 'The place that is configured holds the backup of another portal.',
    unwritable: 'The disk of the backup cannot be written to.',
    full: 'The disk of the backup is full. Use a larger one, or keep fewer snapshots.',
    'full-here': 'The disk of the portal itself is full: there is no room to prepare the backup.',
    gone: 'The disk of the backup went away while it was written to. What was there before stays usable.',
    slow: 'The disk of the backup took nothing for too long. Look at the disk, or at the network.',
    busy: 'Another backup was being made.',
    other: 'The reason is in the log of the server.',
  },
  lastGood: (when: string) => `The last backup that was made: ${when}.`,
  noneGood: 'No backup has been made yet.',
  again: 'It is tried again every hour. By hand: vestibule backup create.',
  where: 'The settings of the portal show the last backup:',
}

export const fr: Same<typeof en> = {
  title: 'Sauvegarde',
  last: 'Dernière sauvegarde',
  none: 'Aucune sauvegarde n’a encore été faite',
  planned: (at) => `Chaque jour à ${at}.`,
  unplanned:
    'Aucune n’est prévue. La personne responsable de la machine définit backup.destination dans la configuration.',
  late: 'Le portail n’a pas été sauvegardé depuis plus de deux jours. La personne responsable de la machine devrait en chercher la raison.',
  lateRow: 'Le portail n’est pas sauvegardé',
  since: (when) => `la dernière fois le ${when}`,
  never: 'jamais',
  subjectMade: 'Le portail a été sauvegardé',
  subjectFailed: 'Le portail N’A PAS été sauvegardé',
  made: (when, versions, copied, size) =>
    `Le portail a été sauvegardé\u202f: ${when}. La sauvegarde compte ${countFr(versions, 'document', 'documents')}, dont ${copied} de plus qu’avant (${size}).`,
  damaged: (n) =>
    `Mais ${countFr(n, 'document est endommagé', 'documents sont endommagés')} sur le disque du portail. Faites examiner ce disque\u202f: vestibule backup create les nomme et dit lesquels sont intacts dans la sauvegarde.`,
  failed: 'La sauvegarde prévue n’a pu être faite.',
  troubles: {
    absent:
      'Il n’y a pas de sauvegarde à l’endroit prévu par la configuration. Son disque n’est peut-être pas branché.',
    foreign: 'L’endroit prévu contient la sauvegarde d’un autre portail.',
    unwritable: 'Rien ne peut être écrit sur le disque de la sauvegarde.',
    full: 'Le disque de la sauvegarde est plein. Prenez-en un plus grand ou gardez moins de copies.',
    'full-here':
      'Le disque du portail lui-même est plein\u202f: il n’y a pas de place pour préparer la sauvegarde.',
    gone: 'Le disque de la sauvegarde a disparu pendant l’écriture. Ce qui s’y trouvait avant reste utilisable.',
    slow: 'Le disque de la sauvegarde n’a rien accepté pendant trop longtemps. Vérifiez le disque ou le réseau.',
    busy: 'Une autre sauvegarde était en cours.',
    other: 'La raison se trouve dans le journal du serveur.',
  },
  lastGood: (when) => `La dernière sauvegarde faite\u202f: ${when}.`,
  noneGood: 'Aucune sauvegarde n’a encore été faite.',
  again: 'Un nouvel essai a lieu chaque heure. À la main\u202f: vestibule backup create.',
  where: 'Les paramètres du portail indiquent la dernière sauvegarde\u202f:',
}
