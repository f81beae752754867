import type { Saying } from '../../../locales/translator.ts'

/** The French messages about policies. */
export const ofPolicies: readonly Saying[] = [
  ['narrows a token that is issued; a policy that denies issues none', 'restreint un jeton émis ; une politique qui refuse n’en émet aucun'],
  ['is required by every engine but allow', 'est requise par tous les moteurs sauf allow'],
  [
    '{} policies are asked already: keep this one a draft, or write rules that cover several',
    '{} politiques sont déjà consultées : gardez celle-ci à l’essai, ou écrivez des règles qui en couvrent plusieurs',
  ],
  [
    'it is linked to nothing, so it is global: it is asked about every request of this tenant',
    'elle n’est liée à rien, donc globale : elle est consultée pour chaque demande de ce locataire',
  ],
  [
    'what no policy denies is allowed at {}: there it decides nothing until the tenant denies by default',
    'ce qu’aucune politique ne refuse est permis à {} : elle n’y décide rien tant que le locataire ne refuse pas par défaut',
  ],
  ['there is no such version of this policy', 'il n’y a pas de telle version de cette politique'],
  ['to look up by id takes the scope {}', 'chercher par identifiant demande la portée {}'],
  ['a policy of this server refuses it: {}', 'une politique de ce serveur le refuse : {}'],
  ['expected a policy: an object', 'attendu : une politique, un objet'],
  ['expected a text: an id', 'attendu : un texte, un identifiant'],
  ['expected a list of {}', 'attendu : une liste de {}'],
  ['expected one of {}', 'attendu : l’un de {}'],
  ['is not known here; there are {}', 'n’est pas connu ici ; il y a {}'],
  ['is required', 'est requis'],
  ['the case "{}" expects that the rule applies, and it does not', 'le cas « {} » veut que la règle s’applique, et elle ne s’applique pas'],
  ['the case "{}" expects that the rule does not apply, and it applies', 'le cas « {} » veut que la règle ne s’applique pas, et elle s’applique'],
  ['the client is not active', 'le client n’est pas actif'],
  ['the client may not use the grant', 'le client ne peut pas utiliser ce mode'],
  ['the redirect URI is not registered', 'l’adresse de retour n’est pas enregistrée'],
  ['the client lacks the scope', 'la portée manque au client'],
  ['the person lacks the scope', 'la portée manque à la personne'],
  ['the caller lacks the scope', 'la portée manque à l’appelant'],
  ['to debug the requests of others takes the scope {} too', 'déboguer les demandes d’autrui demande aussi la portée {}'],
  ['to replay what others did takes the scope {} too', 'rejouer ce que d’autres ont fait demande aussi la portée {}'],
  ['name the caller: a client, a person, or both', 'nommez l’appelant : un client, une personne, ou les deux'],
  ['name the row: its id', 'nommez la ligne : son identifiant'],
  ['name the scope', 'nommez la portée'],
  [
    'no decision of such a request is kept: no policy was asked, it is older than a week, or it was like others that are kept',
    'aucune décision d’une telle demande n’est gardée : aucune politique ne fut consultée, elle a plus d’une semaine, ou elle ressemblait à d’autres gardées',
  ],
  ['no policy allows it', 'aucune politique ne le permet'],
  ['there is no policy {}', 'il n’y a pas de politique {}'],
  ['scopes link it: leave its other links out', 'ce sont des portées qui la lient : retirez ses autres liens'],
  [
    'a scope brings it: take it out of the scope first, or it would be asked about everybody',
    'une portée l’apporte : retirez-la d’abord de la portée, sinon elle serait consultée pour tout le monde',
  ],
  ['the policy {} is asked by links of its own: set its by_scope first', 'la politique {} est consultée par ses propres liens : activez d’abord son by_scope'],
]
