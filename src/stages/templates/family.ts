import type { Template } from '../stage.ts'

/** A separation or divorce on which the spouses do not agree yet. */
export const FAMILY: Template = {
  key: 'family',
  area: 'family',
  name: { en: 'Separation or divorce', fr: 'Séparation ou divorce' },
  stages: [
    {
      key: 'getting-to-know',
      name: { en: 'Getting to know your situation', fr: 'Comprendre votre situation' },
      meaning: {
        en: 'We learn what matters to you and to your children, and put together the picture of your family’s finances. Nothing has been sent to anybody yet.',
        fr: 'Nous faisons le point sur ce qui compte pour vous et vos enfants, et nous dressons le portrait financier de votre famille. Rien n’a encore été envoyé à qui que ce soit.',
      },
      next: {
        en: 'Once we have your documents, we explain your options and agree with you on the first step.',
        fr: 'Dès que nous aurons vos documents, nous vous expliquerons vos choix et conviendrons avec vous de la première étape.',
      },
      usual: { from: 2, to: 4, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Write down your questions', fr: 'Noter vos questions' },
          howTo: {
            en: 'Anything that worries you, in your own words. We go through them together at our meeting.',
            fr: 'Tout ce qui vous préoccupe, dans vos mots. Nous les verrons ensemble à notre rencontre.',
          },
          kind: 'other',
          dueInDays: 7,
        },
      ],
      requests: [
        {
          title: { en: 'Your family and your income', fr: 'Votre famille et vos revenus' },
          dueInDays: 14,
          items: [
            {
              title: { en: 'Marriage certificate', fr: 'Acte de mariage' },
              explanation: {
                en: 'If you are married. In Québec, the copy of an act from the Directeur de l’état civil.',
                fr: 'Si vous êtes mariés. Au Québec, la copie d’acte délivrée par le Directeur de l’état civil.',
              },
            },
            {
              title: {
                en: 'Tax returns and notices of assessment, last three years',
                fr: 'Déclarations de revenus et avis de cotisation, trois dernières années',
              },
              explanation: {
                en: 'Federal and, in Québec, provincial too. Your accountant or your online tax account has them.',
                fr: 'Fédéral et, au Québec, provincial aussi. Votre comptable ou votre dossier fiscal en ligne les a.',
              },
            },
            {
              title: { en: 'Your three latest pay stubs', fr: 'Vos trois derniers talons de paie' },
              explanation: {
                en: 'A clear photo of each page is enough.',
                fr: 'Une photo nette de chaque page suffit.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting', 'financial-statement'],
    },
    {
      key: 'application',
      name: { en: 'Preparing your application', fr: 'Préparer votre demande' },
      meaning: {
        en: 'We write the application that tells the court what you ask for: parenting time, support, the home, the property. You read it and approve it before it goes anywhere.',
        fr: 'Nous rédigeons la demande qui explique au tribunal ce que vous demandez\u202f: temps parental, pensions, résidence, partage des biens. Vous la lisez et l’approuvez avant qu’elle parte.',
      },
      next: {
        en: 'You sign your sworn statement, then we file the application and have it delivered to the other party.',
        fr: 'Vous signerez votre déclaration sous serment, puis nous déposerons la demande et la ferons notifier à l’autre partie.',
      },
      usual: { from: 3, to: 6, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Read the draft of your application', fr: 'Lire le projet de votre demande' },
          howTo: {
            en: 'Check names, dates and amounts. Tell us whatever is not exactly right, even if it seems small.',
            fr: 'Vérifiez les noms, les dates et les montants. Dites-nous tout ce qui n’est pas exact, même un détail.',
          },
          kind: 'read',
          dueInDays: 10,
        },
      ],
      requests: [
        {
          title: { en: 'What you own and what you owe', fr: 'Ce que vous possédez et ce que vous devez' },
          dueInDays: 14,
          items: [
            {
              title: {
                en: 'Bank and credit card statements, last three months',
                fr: 'Relevés bancaires et de cartes de crédit, trois derniers mois',
              },
              explanation: {
                en: 'All pages, for every account in your name or held together.',
                fr: 'Toutes les pages, pour chaque compte à votre nom ou conjoint.',
              },
            },
            {
              title: {
                en: 'Mortgage statement and municipal tax bill',
                fr: 'Relevé hypothécaire et compte de taxes municipales',
              },
              explanation: {
                en: 'The most recent ones for each property.',
                fr: 'Les plus récents, pour chaque immeuble.',
              },
            },
            {
              title: { en: 'Pension and RRSP statements', fr: 'Relevés de régime de retraite et de REER' },
              explanation: {
                en: 'The latest annual statement of each plan.',
                fr: 'Le dernier relevé annuel de chaque régime.',
              },
            },
          ],
        },
      ],
      articles: ['financial-statement'],
    },
    {
      key: 'filed',
      name: { en: 'Filed with the court', fr: 'Déposée au tribunal' },
      meaning: {
        en: 'Your application is at the courthouse, and the other party has received it or soon will. They now have time to answer.',
        fr: 'Votre demande est au palais de justice, et l’autre partie l’a reçue ou la recevra sous peu. Elle dispose maintenant d’un délai pour répondre.',
      },
      next: {
        en: 'When the answer comes, or when the time for it is over, we tell you what it means and what we suggest.',
        fr: 'Dès que la réponse arrivera, ou que le délai sera passé, nous vous dirons ce que cela signifie et ce que nous vous proposons.',
      },
      usual: { from: 3, to: 8, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'talks',
      name: { en: 'Looking for an agreement', fr: 'Chercher une entente' },
      meaning: {
        en: 'We talk with the other side, often with the help of a mediator. Most families settle here, without a trial. Nothing is agreed until you say yes.',
        fr: 'Nous discutons avec l’autre partie, souvent avec l’aide d’un médiateur. La plupart des familles s’entendent à cette étape, sans procès. Rien n’est convenu sans votre accord.',
      },
      next: {
        en: 'If you agree, we put it in writing for the judge to approve. If not, we prepare the hearing with you.',
        fr: 'Si vous vous entendez, nous mettrons l’entente par écrit pour la faire approuver par le juge. Sinon, nous préparerons l’audience avec vous.',
      },
      usual: { from: 2, to: 6, unit: 'months' },
      tasks: [
        {
          title: {
            en: 'Think about what matters most to you, and what you could live with',
            fr: 'Réfléchir à ce qui compte le plus pour vous, et à ce que vous pourriez accepter',
          },
          howTo: {
            en: 'Two short lists are enough. They stay between you and us.',
            fr: 'Deux courtes listes suffisent. Elles restent entre vous et nous.',
          },
          kind: 'other',
          dueInDays: 14,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'hearing',
      name: { en: 'Before the judge', fr: 'Devant le juge' },
      meaning: {
        en: 'A judge hears both sides, or reads the agreement you have reached. We prepare you beforehand and are beside you on the day.',
        fr: 'Un juge entend les deux parties, ou prend connaissance de l’entente conclue. Nous vous préparerons avant et serons à vos côtés le jour venu.',
      },
      next: {
        en: 'The judge may decide at once or take some weeks. You hear from us the day the judgment arrives.',
        fr: 'Le juge peut décider sur-le-champ ou prendre quelques semaines. Vous aurez de nos nouvelles le jour où le jugement arrivera.',
      },
      usual: { from: 1, to: 3, unit: 'months' },
      tasks: [
        {
          title: { en: 'Meet us to prepare for the hearing', fr: 'Nous rencontrer pour préparer l’audience' },
          howTo: {
            en: 'Call us to choose a time. Plan an hour, in person or by video.',
            fr: 'Appelez-nous pour fixer le moment. Prévoyez une heure, en personne ou par vidéo.',
          },
          kind: 'call',
          dueInDays: 14,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'judgment',
      name: { en: 'Judgment, and what follows', fr: 'Jugement et suites' },
      meaning: {
        en: 'The judgment says what each of you must do now. We go through it with you and see that it is carried out: support, property, pension plans, titles.',
        fr: 'Le jugement dit ce que chacun doit faire maintenant. Nous le parcourons avec vous et veillons à son exécution\u202f: pensions, biens, régimes de retraite, titres de propriété.',
      },
      next: {
        en: 'When everything has been carried out, we close your matter and you keep a copy of all of it.',
        fr: 'Quand tout sera réglé, nous fermerons votre dossier et vous en garderez une copie complète.',
      },
      usual: { from: 1, to: 3, unit: 'months' },
      tasks: [
        {
          title: {
            en: 'Review your will and your insurance beneficiaries',
            fr: 'Revoir votre testament et les bénéficiaires de vos assurances',
          },
          howTo: {
            en: 'A separation does not change them by itself in every case. We can help.',
            fr: 'Une séparation ne les modifie pas toujours d’elle-même. Nous pouvons vous aider.',
          },
          kind: 'other',
          dueInDays: 60,
        },
      ],
      requests: [],
      articles: [],
    },
  ],
}
