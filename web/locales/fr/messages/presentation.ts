import type { Saying } from '../../../locales/translator.ts'

/** The messages about verifiers and presentations of credentials. */
export const ofPresentation: readonly Saying[] = [
  ['a verifier that is named by a certificate needs certificates', 'un vérificateur nommé par un certificat a besoin de certificates'],
  ['a verifier that is named by an attestation needs one', 'un vérificateur nommé par une attestation en a besoin d’une'],
  [
    'a presentation definition knows neither sets nor mdocs, and its verifiers are not named by x509_hash',
    'une définition de présentation ne connaît ni ensembles ni mdocs, et ses vérificateurs ne sont pas nommés par x509_hash',
  ],
  ['there is no verifier {}', 'il n’y a pas de vérificateur {}'],
  ['there is no active verifier {}', 'il n’y a pas de vérificateur actif {}'],
  [
    'must be absent: after this verifier the wallet goes on to the credentials that it offers',
    'doit être absent : après ce vérificateur, le portefeuille continue vers les attestations qu’il propose',
  ],
  ['this verifier asks for another client', 'ce vérificateur demande pour un autre client'],
  ['response_code is missing or wrong: it came to return_to with the browser', 'response_code manque ou est faux : il est venu à return_to avec le navigateur'],
  ['`waiting`, `accepted` or `refused`.', '`waiting`, `accepted` ou `refused`.'],
  ['there is no key pair {}', 'il n’y a pas de paire de clés {}'],
  ['is not a list of PEM certificates', 'n’est pas une liste de certificats PEM'],
  [
    'is not the key of the first certificate: name the key pair that the certificate was issued for',
    'n’est pas la clé du premier certificat : nommez la paire de clés pour laquelle il a été émis',
  ],
  ['the first certificate has expired', 'le premier certificat a expiré'],
  [
    'the first certificate does not name {} among its DNS names, as x509_san_dns demands',
    'le premier certificat ne nomme pas {} parmi ses noms DNS, comme x509_san_dns l’exige',
  ],
  ['it is at version {} by now: look at that one', 'il en est à la version {} : regardez celle-là'],
  [
    'whoever changed it since it was last approved cannot approve it: ask somebody else to look at it',
    'qui l’a modifié depuis sa dernière approbation ne peut l’approuver : demandez à quelqu’un d’autre',
  ],
  ['every credential in this list is told as suspended', 'chaque attestation de cette liste est dite suspendue'],
]

/** The sentences of the posture rules of verifiers, credential configurations and status lists. */
export const ofDesk: readonly Saying[] = [
  ['It has neither an owner nor a contact', 'Il n’a ni responsable ni contact'],
  ['Nobody but its author has approved it as it is', 'Nul autre que son auteur ne l’a approuvé tel qu’il est'],
  ['Revoked and suspended credentials are accepted', 'Des attestations révoquées ou suspendues sont acceptées'],
  [
    'Responses are not encrypted beyond TLS, so proxies and logs may read them',
    'Les réponses ne sont pas chiffrées au-delà de TLS : des relais et des journaux peuvent les lire',
  ],
  ['Requests are not signed, so wallets cannot tell who asks', 'Les demandes ne sont pas signées : les portefeuilles ne savent pas qui demande'],
  ['Somebody can send its QR code to others, and have them answer in their place', 'On peut envoyer son code QR à d’autres, et les faire répondre à sa place'],
  ['People are not told why they are asked', 'On ne dit pas aux personnes pourquoi on leur demande'],
  ['The credential is bound to no key: whoever has a copy can show it', 'L’attestation n’est liée à aucune clé : qui en a une copie peut la montrer'],
  [
    'Attestations are verified by public keys alone, so none of this provider is accepted',
    'Les attestations ne se vérifient que par des clés publiques : aucune de ce fournisseur n’est acceptée',
  ],
  [
    'Its keys are good for other purposes too: whoever takes them over can do more than vouch for wallets',
    'Ses clés servent aussi à d’autres usages : qui s’en empare peut plus que se porter garant de portefeuilles',
  ],
  [
    'Its keys are fetched: whoever takes over its address can vouch for any key',
    'Ses clés sont lues à son adresse : qui s’en empare peut se porter garant de n’importe quelle clé',
  ],
  ['Without a status list no credential can be suspended or revoked', 'Sans liste d’états, aucune attestation ne peut être suspendue ni révoquée'],
  [
    'Credentials live longer than a year, and tell what may no longer be true',
    'Les attestations vivent plus d’un an, et disent ce qui n’est peut-être plus vrai',
  ],
  ['Its holder can withhold no claim: every verifier learns all of them', 'Qui la détient ne peut rien taire : chaque vérificateur apprend tout'],
  [
    'A wallet holds one copy, by which verifiers can tell that they saw the same holder',
    'Un portefeuille n’en a qu’une copie, à laquelle des vérificateurs reconnaissent la même personne',
  ],
]
