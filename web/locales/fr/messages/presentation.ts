import type { Saying } from '../../../locales/translator.ts'

/** The messages about verifiers and presentations of credentials. */
export const ofPresentation: readonly Saying[] = [
  ['a verifier that is named by a certificate needs certificates', 'un vérificateur nommé par un certificat a besoin de certificates'],
  ['a verifier that is named by an attestation needs one', 'un vérificateur nommé par une attestation en a besoin d’une'],
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
    'n’est pas la clé du premier certificat : nommez la paire de clés pour laquelle il fut émis',
  ],
  ['the first certificate has expired', 'le premier certificat a expiré'],
  [
    'the first certificate does not name {} among its DNS names, as x509_san_dns demands',
    'le premier certificat ne nomme pas {} parmi ses noms DNS, comme x509_san_dns l’exige',
  ],
  ['revoked and suspended credentials are accepted', 'des attestations révoquées ou suspendues sont acceptées'],
  [
    'responses are not encrypted beyond TLS, so proxies and logs may read them',
    'les réponses ne sont pas chiffrées au-delà de TLS : des relais et des journaux peuvent les lire',
  ],
  ['requests are not signed, so wallets cannot tell who asks', 'les demandes ne sont pas signées : les portefeuilles ne savent pas qui demande'],
]
