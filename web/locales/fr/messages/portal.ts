import type { Saying } from '../../../locales/translator.ts'

/** The messages to developers, reviewers, and people about their own account. */
export const ofPortal: readonly Saying[] = [
  ['personal access tokens are switched off here (personal_token_max_ttl)', 'les jetons d’accès personnels sont désactivés ici (personal_token_max_ttl)'],
  ['you have {} live tokens: delete one first', 'vous avez {} jetons en vie : supprimez-en un d’abord'],
  ['you cannot give the scope {}', 'vous ne pouvez pas donner la portée {}'],
  ['name at least one scope', 'nommez au moins une portée'],
  ['must be at most {} seconds', 'doit être d’au plus {} secondes'],
  [
    'the token of this request does not carry the scope {}, so it cannot give it on',
    'le jeton de cette demande ne porte pas la portée {} et ne peut donc pas la transmettre',
  ],
  ['there is no such token', 'il n’y a pas de tel jeton'],
  ['you do not administer such an organization', 'vous n’administrez pas une telle organisation'],
  [
    'you have {} applications: delete one first, or ask an administrator',
    'vous avez {} applications : supprimez-en une d’abord, ou demandez à un administrateur',
  ],
  [
    'an application stays with its organization: ask an administrator to move it',
    'une application reste à son organisation : demandez à un administrateur de la déplacer',
  ],
  ['{} is new, and the application {…}', '{} est nouveau, et l’application {…}'],
  ['is live: ask for it with a review', 'est en production : demandez-le par un examen'],
  ['is under review: withdraw the request first', 'est en examen : retirez d’abord la demande'],
  ['the request {} waits already: withdraw it to ask anew', 'la demande {} attend déjà : retirez-la pour demander de nouveau'],
  ['say why you ask: the reviewer reads it', 'dites pourquoi vous demandez : l’examinateur le lit'],
  ['name what you ask for: [{ kind, value }] of kind {}', 'nommez ce que vous demandez : [{ kind, value }] du genre {}'],
  ['the application is live already', 'l’application est déjà en production'],
  ['{} is registered already', '{} est déjà enregistrée'],
  ['{} is a legacy grant: only an administrator switches it on for a client', '{} est un octroi du passé : seul un administrateur l’active pour un client'],
  ['ask for one {}', 'demandez un seul {}'],
  ['{} cannot be a {}', '{} ne peut être un {}'],
  ['{} is the {} already', '{} est déjà le {}'],
  ['{} is public: every application may ask people for it', '{} est publique : toute application peut la demander aux personnes'],
  ['say why it is declined: the developer reads the reason', 'dites pourquoi c’est refusé : le développeur lit la raison'],
  ['this request is {} already', 'cette demande est déjà {}'],
  ['no {} {} waits for a decision', 'aucun {} {} n’attend de décision'],
  ['the application is gone', 'l’application n’est plus là'],
  ['no such application has access to your account', 'aucune application de ce nom n’a accès à votre compte'],
]
