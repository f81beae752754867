import type { walletsEn } from './wallets-en.ts'

/** The texts of the pages about wallets, offers and requests, in French. */
export const walletsFr: typeof walletsEn = {
  offerTitle: 'Une attestation pour votre portefeuille',
  offerLead: 'Scannez ceci avec votre portefeuille, ou ouvrez-en un sur cet appareil. Ne le montrez à personne : qui le scanne d’abord la prend.',
  offerQr: 'Code QR de l’offre',
  builtInWallet: 'Ouvrir dans le portefeuille intégré',
  offerOpen: 'Ouvrir un portefeuille sur cet appareil',
  offerCode: 'Votre portefeuille demandera le code qui vous fut envoyé par courrier.',
  offerCheck: 'A-t-elle été prise ?',
  offerGoneTitle: 'Cette offre est finie',
  offerGone: 'Elle fut prise dans un portefeuille, ou a expiré. Si ce n’était pas vous, dites-le à qui vous l’a envoyée.',
  presentTitle: 'Présenter une attestation',
  presentLead: (name) => `${name} demande une attestation de votre portefeuille.`,
  presentScan: 'Scannez ceci avec le portefeuille de votre téléphone.',
  presentQr: 'La demande, en code QR',
  presentHere: 'Ouvrir le portefeuille de cet appareil',
  presentBrowser: 'Demander à ce navigateur',
  presentBrowserLead: 'Votre navigateur montre les attestations qu’il connaît, et demande avant d’en envoyer une.',
  presentWaits: 'Cette page continue d’elle-même dès que votre portefeuille a répondu.',
  presentRefused: 'L’attestation n’a pas été acceptée.',
  presentAgain: 'Réessayer',
  presentNobody: 'L’attestation est bonne, mais personne ici n’a de compte par elle.',
  presentOffered: 'Votre portefeuille a répondu et a reçu l’offre qui suit. Continuez dans votre portefeuille.',
  presentDone: 'Votre portefeuille a répondu. Vous pouvez fermer cette page.',
}
