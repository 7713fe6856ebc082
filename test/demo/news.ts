type Told = { en: string; fr: string }
/** What the firm wrote when a matter had come to a stage, in the order of the stages. */
export type Chapter = { happened: Told; next: Told }

const told = (happened: Told, next: Told): Chapter => ({ happened, next })

export const NEWS: Readonly<Record<string, readonly Chapter[]>> = {
  family: [
    told(
      {
        en: 'Thank you for our meeting. We have opened your matter and gone through what you told us about the children and the house.',
        fr: 'Merci pour notre rencontre. Nous avons ouvert votre dossier et repris ce que vous nous avez dit au sujet des enfants et de la maison.',
      },
      {
        en: 'Send us your tax returns and pay stubs when you can. Then we explain your options, at a second meeting of an hour.',
        fr: 'Envoyez-nous vos déclarations de revenus et vos talons de paie dès que possible. Nous vous expliquerons ensuite vos choix, à une deuxième rencontre d’une heure.',
      },
    ),
    told(
      {
        en: 'We have all your financial documents, and the first draft of your application is written.',
        fr: 'Nous avons tous vos documents financiers, et la première version de votre demande est rédigée.',
      },
      {
        en: 'Read the draft and tell us what is not exact. You then sign your sworn statement at our office.',
        fr: 'Lisez le projet et dites-nous ce qui n’est pas exact. Vous signerez ensuite votre déclaration sous serment à nos bureaux.',
      },
    ),
    told(
      {
        en: 'Your application was filed with the court, and the other party has received it.',
        fr: 'Votre demande est déposée au tribunal et l’autre partie l’a reçue.',
      },
      {
        en: 'The other party has fifteen days to answer. You have nothing to do meanwhile; we write to you as soon as their answer is here.',
        fr: 'L’autre partie a quinze jours pour répondre. Vous n’avez rien à faire d’ici là\u202f; nous vous écrirons dès que sa réponse arrivera.',
      },
    ),
    told(
      {
        en: 'The other side has accepted mediation. The first session with Ms. Bouchard went well: you agree on the children’s timetable.',
        fr: 'L’autre partie a accepté la médiation. La première séance avec Mme Bouchard s’est bien passée\u202f: vous vous entendez sur l’horaire des enfants.',
      },
      {
        en: 'A second session will be about the house. We are looking for a date before the holidays.',
        fr: 'Une deuxième séance portera sur la maison. Nous cherchons une date avant les Fêtes.',
      },
    ),
  ],
  purchase: [
    told(
      {
        en: 'We have your accepted offer and have told your bank that we act for you.',
        fr: 'Nous avons votre promesse d’achat acceptée et avons avisé votre banque que nous agissons pour vous.',
      },
      {
        en: 'Send us your two pieces of identification. We begin with the title of the property this week.',
        fr: 'Envoyez-nous vos deux pièces d’identité. Nous commençons l’examen des titres cette semaine.',
      },
    ),
    told(
      {
        en: 'The title is in order. The certificate of location is from 2011 and no longer shows the shed; the seller is having a new one made.',
        fr: 'Les titres sont en ordre. Le certificat de localisation date de 2011 et ne montre plus la remise\u202f; le vendeur en fait préparer un nouveau.',
      },
      {
        en: 'The new certificate is expected within two weeks. The signing date does not change.',
        fr: 'Le nouveau certificat est attendu d’ici deux semaines. La date de signature ne change pas.',
      },
    ),
    told(
      {
        en: 'Everything is ready: the bank’s instructions are here and the deeds are drafted.',
        fr: 'Tout est prêt\u202f: les instructions de la banque sont arrivées et les actes sont rédigés.',
      },
      {
        en: 'Read the drafts in your documents. The signing takes about an hour, at our office.',
        fr: 'Lisez les projets dans vos documents. La signature prend environ une heure, à nos bureaux.',
      },
    ),
  ],
  sale: [
    told(
      {
        en: 'The buyer’s conditions are met: the sale goes ahead.',
        fr: 'Les conditions de l’acheteur sont remplies\u202f: la vente va de l’avant.',
      },
      {
        en: 'We ask your bank how much is left on the mortgage. Look for your certificate of location, please.',
        fr: 'Nous demandons à votre banque le solde de l’hypothèque. Cherchez votre certificat de localisation, s’il vous plaît.',
      },
    ),
    told(
      {
        en: 'The buyer’s notary had one question about the tenants’ leases; we answered it the same day.',
        fr: 'Le notaire de l’acheteur avait une question au sujet des baux\u202f; nous y avons répondu le jour même.',
      },
      {
        en: 'We expect the draft deed within ten days and will go through it with you.',
        fr: 'Nous attendons le projet d’acte d’ici dix jours et le verrons avec vous.',
      },
    ),
  ],
  wills: [
    told(
      {
        en: 'Thank you for telling us about your family. We have everything we need to write the drafts.',
        fr: 'Merci de nous avoir parlé de votre famille. Nous avons tout ce qu’il faut pour rédiger les projets.',
      },
      {
        en: 'You find your will and your mandate here within two weeks, to read at home.',
        fr: 'Vous trouverez votre testament et votre mandat ici d’ici deux semaines, à lire à la maison.',
      },
    ),
    told(
      {
        en: 'Your drafts are ready. We have written them so that they can be read without a dictionary.',
        fr: 'Vos projets sont prêts. Nous les avons rédigés pour qu’ils se lisent sans dictionnaire.',
      },
      {
        en: 'Read them calmly and note what you would change. Then call Mireille for the signing.',
        fr: 'Lisez-les tranquillement et notez ce que vous changeriez. Appelez ensuite Mireille pour la signature.',
      },
    ),
  ],
  estates: [
    told(
      {
        en: 'The search of wills is done: your mother left one will, of 2014, and it names you to settle her estate.',
        fr: 'La recherche testamentaire est faite\u202f: votre mère a laissé un seul testament, de 2014, qui vous nomme liquidatrice.',
      },
      {
        en: 'We ask the banks for the balances on the day of death. Please pay nothing yet but the funeral.',
        fr: 'Nous demandons aux banques les soldes au jour du décès. Ne payez encore rien d’autre que les funérailles.',
      },
    ),
    told(
      {
        en: 'The will is proved. Banks and offices will now deal with you.',
        fr: 'Le testament est vérifié. Les banques et les administrations traiteront maintenant avec vous.',
      },
      {
        en: 'We draw up the inventory with you. It takes a few weeks, because one pension fund is slow to answer.',
        fr: 'Nous dressons l’inventaire avec vous. Cela prend quelques semaines, car une caisse de retraite tarde à répondre.',
      },
    ),
    told(
      {
        en: 'The inventory is complete, and the notice that it is closed has been published.',
        fr: 'L’inventaire est complet et l’avis de clôture est publié.',
      },
      {
        en: 'The heirs have been told. Next come the last tax returns of your mother.',
        fr: 'Les héritiers en sont avisés. Viennent ensuite les dernières déclarations de revenus de votre mère.',
      },
    ),
  ],
  'civil-litigation': [
    told(
      {
        en: 'We have read your documents and the report of your engineer. Your case is a serious one.',
        fr: 'Nous avons lu vos documents et le rapport de votre ingénieur. Votre cause est sérieuse.',
      },
      {
        en: 'We first write to the builder and give them ten days to answer.',
        fr: 'Nous écrivons d’abord à l’entrepreneur et lui donnons dix jours pour répondre.',
      },
    ),
    told(
      {
        en: 'The builder refused to pay. Their letter is in your documents.',
        fr: 'L’entrepreneur refuse de payer. Sa lettre est dans vos documents.',
      },
      {
        en: 'We are writing your claim. You read it before it goes to the court.',
        fr: 'Nous rédigeons votre demande. Vous la lirez avant qu’elle soit déposée au tribunal.',
      },
    ),
    told(
      {
        en: 'Your claim is at the courthouse and the other side has it. Both sides agreed on a timetable.',
        fr: 'Votre demande est au palais de justice et l’autre partie l’a reçue. Les parties se sont entendues sur un calendrier.',
      },
      {
        en: 'In spring both sides question each other under oath. We prepare you for it in good time.',
        fr: 'Au printemps, chaque partie posera ses questions à l’autre sous serment. Nous vous y préparerons à temps.',
      },
    ),
  ],
  employment: [
    told(
      {
        en: 'We have gone through your contract and the offer. What was offered is less than what you are owed.',
        fr: 'Nous avons examiné votre contrat et l’offre. Ce qu’on vous a offert est inférieur à ce qui vous est dû.',
      },
      {
        en: 'We write to your employer this week. Please sign nothing meanwhile.',
        fr: 'Nous écrivons à votre employeur cette semaine. D’ici là, ne signez rien.',
      },
    ),
    told(
      {
        en: 'Your employer’s lawyer answered and wants to talk. That is a good sign.',
        fr: 'L’avocat de votre employeur a répondu et souhaite discuter. C’est bon signe.',
      },
      {
        en: 'We propose a mediation in December. You decide on every offer.',
        fr: 'Nous proposons une médiation en décembre. C’est vous qui déciderez de chaque offre.',
      },
    ),
  ],
  corporate: [
    told(
      {
        en: 'The name you chose first is free.',
        fr: 'Le nom que vous avez choisi en premier est libre.',
      },
      {
        en: 'We prepare the papers for the registry and send them to you to sign.',
        fr: 'Nous préparons les documents pour le registre et vous les enverrons à signer.',
      },
    ),
    told(
      {
        en: 'Your company exists. Its certificate is in your documents.',
        fr: 'Votre société existe. Son certificat est dans vos documents.',
      },
      {
        en: 'You can open the bank account now. We prepare the first resolutions.',
        fr: 'Vous pouvez maintenant ouvrir le compte bancaire. Nous préparons les premières résolutions.',
      },
    ),
  ],
  immigration: [
    told(
      {
        en: 'We compared three programmes, and one suits you clearly best. Our reasons are in the letter in your documents.',
        fr: 'Nous avons comparé trois programmes, et l’un vous convient nettement mieux. Nos raisons sont dans la lettre qui se trouve dans vos documents.',
      },
      {
        en: 'Tell us if you agree; then we send you the list of documents.',
        fr: 'Dites-nous si vous êtes d’accord\u202f; nous vous enverrons alors la liste des documents.',
      },
    ),
    told(
      {
        en: 'Your forms are filled in, but for one address in 2019.',
        fr: 'Vos formulaires sont remplis, sauf une adresse en 2019.',
      },
      {
        en: 'Find that address, read the forms and sign them. We submit the same week.',
        fr: 'Retrouvez cette adresse, lisez les formulaires et signez-les. Nous les déposerons la même semaine.',
      },
    ),
    told(
      {
        en: 'Your application was submitted and is complete; the government confirmed it.',
        fr: 'Votre demande est déposée et complète\u202f; le gouvernement l’a confirmé.',
      },
      {
        en: 'Now comes the longest wait. We look at your account with the government every month and tell you what we see.',
        fr: 'Vient maintenant l’attente la plus longue. Nous consultons votre compte auprès du gouvernement chaque mois et vous disons ce que nous y voyons.',
      },
    ),
  ],
}
