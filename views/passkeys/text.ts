import type { Same } from '../text/same.ts'

export const en = {
  say: {
    unsupported:
      'This browser cannot use passkeys. Please update it, or use Safari, Chrome, Edge or Firefox of this year.',
    notUsed:
      'Nothing was confirmed: the window was closed, it took too long, or this device has no passkey for us. You can try again.',
    notMade:
      'No passkey was made: the window was closed or it took too long. Nothing is lost, you can try again.',
    known: 'This device has a passkey for us already. You can use it to sign in.',
    offline: 'The portal could not be reached. Please check your connection and try again.',
    failed: 'That did not work. Please try again, or call us.',
    waiting: 'Now follow what your device asks of you…',
    noScript:
      'Passkeys need JavaScript, which is switched off in this browser. Please allow it for this page and load it again.',
  },
}

export const fr: Same<typeof en> = {
  say: {
    unsupported:
      'Ce navigateur ne connaît pas les clés d’accès. Mettez-le à jour, ou utilisez une version récente de Safari, Chrome, Edge ou Firefox.',
    notUsed:
      'Rien n’a été confirmé\u202f: la fenêtre a été fermée, le délai est passé, ou cet appareil n’a pas de clé d’accès pour nous. Vous pouvez réessayer.',
    notMade:
      'Aucune clé d’accès n’a été créée\u202f: la fenêtre a été fermée ou le délai est passé. Rien n’est perdu, vous pouvez réessayer.',
    known: 'Cet appareil a déjà une clé d’accès pour nous. Vous pouvez l’utiliser pour vous connecter.',
    offline: 'Le portail est injoignable. Vérifiez votre connexion et réessayez.',
    failed: 'Cela n’a pas fonctionné. Réessayez, ou appelez-nous.',
    waiting: 'Suivez maintenant ce que votre appareil vous demande…',
    noScript:
      'Les clés d’accès ont besoin de JavaScript, qui est désactivé dans ce navigateur. Veuillez l’autoriser pour cette page et la recharger.',
  },
}
