import type { Same } from '../text/same.ts'

/** `README.txt` beside an exported copy of the keyring: read by somebody on a bad day, without the portal. */
export const en = {
  readme: (number: number, name: string, day: string) =>
    `Vestibule: copy ${number} of the keyring, "${name}", made ${day}

What this is
  The file "keyring" holds the keys of every matter, sealed. It opens with what unlocks the portal (its key file or its
  passphrase), or with the recovery key and its passphrase. Without one of them it tells nothing.

What this is not
  It is no backup: no document, no name and no message is in it. It opens the backups of the portal.

Keep it
  - away from the server, from the backups and from the recovery key;
  - until it is replaced: export it again, under the same name, after every new matter.
  After a matter is destroyed, this copy can still open it in an old backup. Destroy the copy then, or overwrite it with
  a new one; the certificate of the destruction waits for that.

When the server is lost
  vestibule restore BACKUP --keyring THIS_FOLDER
  Or without any of our software: open recovery.html in a browser, and choose the backup, this copy and the recovery key.
`,
}

export const fr: Same<typeof en> = {
  readme: (number, name, day) =>
    `Vestibule\u202f: copie ${number} du trousseau, «\u202f${name}\u202f», faite le ${day}

Ce que c’est
  Le fichier «\u202fkeyring\u202f» contient les clés de tous les dossiers, scellées. Il s’ouvre avec ce qui déverrouille le
  portail (son fichier de clé ou sa phrase secrète), ou avec la clé de récupération et sa phrase secrète. Sans cela,
  il ne révèle rien.

Ce que ce n’est pas
  Ce n’est pas une sauvegarde\u202f: aucun document, aucun nom et aucun message ne s’y trouve. Il ouvre les sauvegardes du
  portail.

Gardez-la
  - loin du serveur, des sauvegardes et de la clé de récupération\u202f;
  - jusqu’à son remplacement\u202f: exportez-la de nouveau, sous le même nom, après chaque nouveau dossier.
  Après la destruction d’un dossier, cette copie peut encore l’ouvrir dans une ancienne sauvegarde. Détruisez-la alors, ou
  remplacez-la par une nouvelle\u202f; le certificat de destruction attend que ce soit fait.

Quand le serveur est perdu
  vestibule restore SAUVEGARDE --keyring CE_RÉPERTOIRE
  Ou sans aucun de nos logiciels\u202f: ouvrez recovery.html dans un navigateur, et choisissez la sauvegarde, cette copie et
  la clé de récupération.
`,
}
