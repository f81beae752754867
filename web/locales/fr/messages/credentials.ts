import type { Saying } from '../../../locales/translator.ts'

/** The messages of the API about credentials. */
export const ofCredentials: readonly Saying[] = [
  ['is required by an SD-JWT format', 'est requis par un format SD-JWT'],
  ['a W3C format needs at least one type', 'un format du W3C demande au moins un type'],
  ['levels are told by attestations: set require_key_attestation', 'les niveaux sont dits par les attestations de clé : activez require_key_attestation'],
  ['is required by an mdoc', 'est demandé par un mdoc'],
  [
    'an mdoc needs the certificate of the key that signs it: its verifiers know issuers by nothing else',
    'un mdoc demande le certificat de la clé qui le signe : ses vérificateurs ne connaissent les émetteurs que par lui',
  ],
  ['an mdoc is bound to the key of its holder: name a proof type', 'un mdoc est lié à la clé de son porteur : nommez un genre de preuve'],
  [
    'the first level of an mdoc is namespaces: give each of them claims of its own',
    'le premier niveau d’un mdoc est fait d’espaces de noms : donnez à chacun ses propres informations',
  ],
  ['must be names separated by dots, like address.country', 'doit être des noms séparés par des points, comme address.country'],
  ['must be letters, digits, dots, colons, hyphens and underscores', 'doit être fait de lettres, chiffres, points, deux-points, traits d’union et soulignés'],
  ['is a name that formats use themselves', 'est un nom que les formats emploient eux-mêmes'],
  ['has one of value, claims and items', 'a l’un de value, claims et items'],
  ['has a value or a pointer', 'a une value ou un pointer'],
  ['must not name a claim twice on one level', 'ne doit pas nommer deux fois une information au même niveau'],
  ['must not take a name that formats use themselves: {}', 'ne doit pas prendre un nom que les formats emploient eux-mêmes : {}'],
  ['must be a colour like #12107c', 'doit être une couleur comme #12107c'],
  ['must not name a locale twice', 'ne doit pas nommer deux fois une langue'],
  ['there is no active client {}', 'il n’y a pas de client actif {}'],
  ['the client is not registered for {}', 'le client n’est pas inscrit pour {}'],
  ['a pre-authorized code is for a person: say whom', 'un code préautorisé est pour une personne : dites laquelle'],
  ['there is no person {}, or they are blocked', 'il n’y a pas de personne {}, ou elle est bloquée'],
  [
    'the client demands a transaction code, and the person has no proved mail address, or no mail can be sent',
    'le client exige un code de transaction, et la personne n’a pas d’adresse prouvée, ou aucun courrier ne peut partir',
  ],
  ['name at least one credential', 'nommez au moins une attestation'],
  ['there is no active credential configuration {}', 'il n’y a pas de configuration d’attestation active {}'],
  ['must be a line of at most 256 characters', 'doit être une ligne d’au plus 256 caractères'],
  [
    'the credential has no place in a status list, so that nobody would hear of it',
    'l’attestation n’a pas de place dans une liste d’états, si bien que personne n’en saurait rien',
  ],
  ['the credential is revoked: issue a new one', 'l’attestation est révoquée : émettez-en une nouvelle'],
  ['the credential is {} already', 'l’attestation est déjà {}'],
  ['an attribute of the person changed', 'un attribut de la personne a changé'],
]
