import type { Same } from '../text/same.ts'
import type { helpEn } from './help-en.ts'

export const helpFr: Same<typeof helpEn> = {
  help: {
    title: 'Aide',
    lead: 'Les questions que nos clients posent le plus souvent.',
    nowTitle: 'Joindre quelqu’un maintenant',
    now: (firm) => `Appelez ${firm}\u202f:`,
    danger: 'Si vous êtes en danger, composez le 911.',
    again: 'Revoir les trois cartes',
    reading: 'Les articles du cabinet',
    links: {
      second: 'Ajouter une deuxième clé d’accès',
      account: 'Vers votre compte',
      telling: 'Choisir comment être avisé',
    },
    parts: {
      entry: 'Entrer',
      daily: 'Utiliser le portail',
      safety: 'Sécurité et vie privée',
    },
    questions: {
      back: {
        ask: 'Comment revenir ici\u202f?',
        answer:
          'Gardez cette page dans les favoris de votre navigateur ou placez-la à l’écran d’accueil de votre téléphone. Chacun de nos courriels contient aussi un lien qui mène ici.\n\nOuvrez une session avec votre clé d’accès\u202f: votre doigt, votre visage ou le code qui déverrouille l’appareil. Il n’y a pas de mot de passe.',
      },
      newPhone: {
        ask: 'J’ai un nouveau téléphone ou un nouvel ordinateur',
        answer:
          'Les clés d’accès que votre téléphone conserve dans le compte de son fabricant sont déjà sur le nouveau. Essayez d’ouvrir une session.\n\nS’il ne vous connaît pas, ouvrez une session sur l’ancien appareil, allez à «\u202fVotre compte\u202f» et ajoutez une clé d’accès pour le nouveau. Sans l’ancien appareil, appelez-nous\u202f: vous recevrez un nouveau lien et un code.',
      },
      lost: {
        ask: 'J’ai perdu mon téléphone, ou on me l’a volé',
        answer:
          'Appelez-nous dès que possible. Nous fermons la porte à l’appareil perdu, nous nous assurons que c’est bien vous et nous vous donnons un nouveau lien et un code.\n\nSi vous avez une deuxième clé d’accès, vous pouvez agir sans nous\u202f: ouvrez une session avec elle, allez à «\u202fVotre compte\u202f» et retirez celle qui est perdue.',
      },
      shared: {
        ask: 'Nous sommes deux à partager une boîte de courriel',
        answer:
          'Cela ne pose pas de difficulté. Chacun a sa propre clé d’accès et ne voit que sa page. Nos courriels ne nomment aucun dossier.\n\nServez-vous de votre clé d’accès et non de celle de l’autre\u202f: ce qui est lu ou confirmé avec une clé compte comme lu par la personne à qui elle appartient.',
      },
      send: {
        ask: 'Comment envoyer un document\u202f?',
        answer:
          'À la page de votre dossier, sous «\u202fNous envoyer des documents\u202f», choisissez un ou plusieurs fichiers. Si nous vous avons demandé une chose précise, envoyez-la plutôt à partir de cette demande\u202f: elle arrivera au bon endroit.\n\nL’envoi peut prendre du temps et reprend après une interruption. À la fin, vous voyez un reçu et nous sommes avisés.',
      },
      photo: {
        ask: 'Puis-je envoyer une photo\u202f?',
        answer:
          'Oui. Sur un téléphone, appuyez sur le bouton d’envoi et choisissez l’appareil photo. Posez la feuille à plat, sous un bon éclairage, et cadrez ses quatre coins. Une photo par page.',
      },
      mails: {
        ask: 'Comment recevoir moins de courriels, ou aucun\u202f?',
        answer:
          'Allez à «\u202fVotre compte\u202f» et choisissez comment être avisé\u202f: tout de suite, une fois par jour ou une fois par semaine, et à quelles heures jamais.\n\nQuelques avis partent toujours, comme celui d’une audience dans les deux jours, ou de ce qui vous est demandé d’ici là.',
      },
      paper: {
        ask: 'Je préfère le papier, ou un appel',
        answer:
          'Dites-le-nous. Nous en prenons note, et toutes les personnes d’ici qui travaillent avec vous le voient.',
      },
      safe: {
        ask: 'Est-ce sûr sur mon téléphone\u202f?',
        answer:
          'Oui, pourvu que votre téléphone soit verrouillé lorsque vous ne l’utilisez pas. Ce que le portail affiche voyage chiffré et demeure chiffré sur l’appareil du cabinet.\n\nQuiconque peut déverrouiller votre téléphone peut entrer à votre place. Ne le prêtez pas déverrouillé et n’y gardez pas l’empreinte d’une autre personne. Sur un appareil qui n’est pas le vôtre, fermez la session à la fin.',
      },
      sees: {
        ask: 'Que voit le cabinet\u202f?',
        answer:
          'Que vous avez ouvert une session, et à partir de quelle adresse internet\u202f; quand vous avez ouvert, téléchargé ou confirmé un document\u202f; et ce que vous envoyez et écrivez.\n\nIl ne voit ni ce que vous faites d’autre sur votre appareil, ni votre empreinte, ni votre visage. Les autres clients ne voient rien de ce qui est à vous.',
      },
      fraud: {
        ask: 'J’ai reçu un courriel étrange en votre nom',
        answer:
          'N’y répondez pas, n’ouvrez rien et ne payez rien. Appelez-nous à un numéro que vous aviez déjà.\n\nNous n’envoyons jamais de coordonnées bancaires par courriel et n’y demandons jamais de mot de passe, de code ni de pièce d’identité.',
      },
      leave: {
        ask: 'Comment quitter vite\u202f?',
        answer:
          'Appuyez sur «\u202fQuitter vite\u202f» en haut de la page. Votre session se ferme et une autre page remplace celle-ci.\n\nIl se peut que votre navigateur garde dans son propre historique la trace de votre passage. Effacez-la dans le navigateur, ou utilisez une fenêtre privée.',
      },
    },
  },
  public: {
    title: 'Aide pour ouvrir une session',
    back: 'Retour à l’ouverture de session',
    questions: {
      how: {
        ask: 'Comment ouvrir une session\u202f?',
        answer:
          'Appuyez sur le bouton pour ouvrir une session. Votre téléphone ou votre ordinateur vous demande alors votre doigt, votre visage ou le code qui le déverrouille. Il n’y a ni mot de passe ni nom d’utilisateur.\n\nSi votre clé d’accès est sur votre téléphone et que vous êtes devant un ordinateur, choisissez «\u202futiliser un téléphone\u202f» et lisez avec lui le code affiché.',
      },
      firstTime: {
        ask: 'Je ne suis jamais venu ici',
        answer:
          'Il vous faut deux choses du cabinet\u202f: un lien, qui vient par courriel ou sur papier, et un code, qui vient par un autre moyen. S’il vous en manque une, appelez-nous.',
      },
      expired: {
        ask: 'Mon lien ne fonctionne plus',
        answer:
          'Un lien vaut deux semaines, et pour une seule clé d’accès. Appelez-nous et vous en recevrez un nouveau.',
      },
      lost: {
        ask: 'J’ai perdu mon téléphone, ou on me l’a volé',
        answer:
          'Appelez-nous. Nous fermons la porte à l’appareil perdu, nous nous assurons que c’est bien vous et nous vous ouvrons de nouveau avec un lien et un code. Si vous avez une clé d’accès sur un autre appareil, servez-vous de celle-là.',
      },
      mail: {
        ask: 'Ce courriel vient-il vraiment de vous\u202f?',
        answer:
          'Nos courriels disent seulement que du nouveau vous attend ici. Ils ne contiennent jamais de coordonnées bancaires et ne demandent jamais de mot de passe, de code ni de pièce d’identité. En cas de doute, appelez-nous à un numéro que vous aviez déjà.',
      },
    },
  },
}
