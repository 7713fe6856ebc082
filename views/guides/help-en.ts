/** What clients ask, inside and before the door. */
export const helpEn = {
  help: {
    title: 'Help',
    lead: 'The questions that clients ask us most.',
    nowTitle: 'To reach somebody now',
    now: (firm: string) => `Call ${firm}:`,
    danger: 'If you are in danger, call 911.',
    again: 'See the three cards again',
    reading: 'Articles from the firm',
    links: {
      second: 'Add a second passkey',
      account: 'To your account',
      telling: 'Choose how you are told',
    },
    parts: {
      entry: 'Coming in',
      daily: 'Using the portal',
      safety: 'Safety and privacy',
    },
    questions: {
      back: {
        ask: 'How do I come back here?',
        answer:
          'Save this page among the bookmarks of your browser, or put it on the home screen of your phone. Each of our e-mails also has a link that leads here.\n\nSign in with your passkey: your finger, your face, or the code with which you unlock the device. There is no password.',
      },
      newPhone: {
        ask: 'I have a new phone or computer',
        answer:
          'Passkeys that your phone keeps in its maker’s account are on the new one already. Try to sign in.\n\nIf it does not know you, sign in on the old device, open “Your account” and add a passkey for the new one. Without the old device, call us: you then receive a new link and a code.',
      },
      lost: {
        ask: 'I lost my phone, or it was stolen',
        answer:
          'Call us as soon as you can. We shut out the lost device, make sure that it is you, and give you a new link and a code.\n\nIf you have a second passkey, you can do it alone: sign in with it, open “Your account” and remove the lost one.',
      },
      shared: {
        ask: 'Two of us share one mailbox',
        answer:
          'That is no trouble. Each of you has a passkey of your own and sees only your own page, even when you both do. Our e-mails name neither of your matters.\n\nUse your own passkey and not that of the other: what is read or confirmed with it counts as read by its owner.',
      },
      send: {
        ask: 'How do I send a document?',
        answer:
          'On the page of your matter, under “Send us documents”, choose one file or many. If we asked for something, send it from that request instead: it then lands in the right place.\n\nThe transfer may take its time and goes on after an interruption. At the end you see a receipt, and we are told.',
      },
      photo: {
        ask: 'May I send a photo?',
        answer:
          'Yes. On a phone, press the button to send and choose the camera. Lay the page flat in good light, and let all four corners be in the picture. One photo for each page.',
      },
      mails: {
        ask: 'How do I get fewer e-mails, or none?',
        answer:
          'Open “Your account” and choose how you want to be told: at once, once a day or once a week, and at which hours not at all.\n\nA few notices always go out, such as a hearing within two days, or something you are asked for by then.',
      },
      paper: {
        ask: 'I would rather have paper, or a call',
        answer: 'Tell us. We write it down, and everybody here who works with you sees it.',
      },
      safe: {
        ask: 'Is this safe on my phone?',
        answer:
          'Yes, as long as your phone is locked when you do not use it. What the portal shows travels encrypted and is kept encrypted on the firm’s own machine.\n\nWhoever can unlock your phone can sign in as you. Do not lend it unlocked, and do not keep fingerprints of others in it. On a device that is not yours, sign out at the end.',
      },
      sees: {
        ask: 'What does the firm see?',
        answer:
          'That you signed in and from which internet address; when you opened, downloaded or confirmed a document; and what you send and write.\n\nIt does not see what else you do on your device, your fingerprint or your face. Other clients see nothing of yours.',
      },
      fraud: {
        ask: 'I received a strange e-mail in your name',
        answer:
          'Do not answer it, open nothing and pay nothing. Call us at a number that you already had.\n\nWe never send bank details by e-mail, and never ask there for a password, a code or your identification.',
      },
      leave: {
        ask: 'How do I leave quickly?',
        answer:
          'Press “Leave quickly” at the head of the page. You are signed out, and another page takes the place of this one.\n\nYour browser may still remember in its own history that you were here. Delete it there, or use a private window.',
      },
    },
  },
  public: {
    title: 'Help with signing in',
    back: 'Back to signing in',
    questions: {
      how: {
        ask: 'How do I sign in?',
        answer:
          'Press the button to sign in. Your phone or computer then asks for your finger, your face or the code with which you unlock it. There is no password and no user name.\n\nIf your passkey is on your phone and you sit at a computer, choose “use a phone” and scan the code that appears.',
      },
      firstTime: {
        ask: 'I have never been here',
        answer:
          'You need two things from the firm: a link, which comes by e-mail or on paper, and a code, which comes another way. If you have only one of them, call us.',
      },
      expired: {
        ask: 'My link does not work any more',
        answer: 'A link is good for two weeks and for one passkey. Call us, and you receive a new one.',
      },
      lost: {
        ask: 'I lost my phone, or it was stolen',
        answer:
          'Call us. We shut out the lost device, make sure that it is you, and let you in again with a new link and a code. If you have a passkey on another device, sign in with that one.',
      },
      mail: {
        ask: 'Is this e-mail really from you?',
        answer:
          'Our e-mails only say that something new waits here. They never hold bank details, and never ask for a password, a code or your identification. In doubt, call us at a number that you already had.',
      },
    },
  },
}
