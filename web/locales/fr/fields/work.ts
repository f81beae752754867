import { stamps, type Wording } from './wording.ts'

export const job: Wording = {
  id: ['Identifiant', 'Nomme la tâche. Une tâche permanente garde toujours le même.'],
  kind: ['Genre', 'Le genre de travail.'],
  tenant_id: ['Locataire', 'Le locataire pour lequel elle est faite. Vide : elle concerne tous.'],
  payload: ['Données', 'Les données du travail. Elles ne contiennent aucun secret.'],
  state: [
    'État',
    '`waiting` : attend son échéance ; `running` : en cours sur un nœud ; `idle` : tâche permanente sans rien à faire ; `failed` : abandonnée après le dernier essai.',
  ],
  due_at: ['Échéance', 'Quand elle doit être faite la prochaine fois.'],
  rerun_at: ['À refaire', 'Quand elle doit être refaite, demandé pendant qu’elle était en cours.'],
  attempts: ['Essais', 'Combien de fois elle a été essayée depuis son dernier succès.'],
  leased_until: ['Bail jusqu’à', 'Quand un autre nœud peut la reprendre, sauf si son nœud renouvelle le bail.'],
  node: ['Nœud', 'Le nœud qui la fait, ou l’a faite en dernier.'],
  last_error: ['Dernière erreur', 'Pourquoi le dernier essai a échoué.'],
  created_at: ['Création', 'Quand elle a été créée.'],
  updated_at: ['Changement', 'Quand son état a changé pour la dernière fois.'],
}

export const jobAttempt: Wording = {
  id: ['Identifiant', 'Son expiration et une partie aléatoire.'],
  job_id: ['Tâche', 'La tâche.'],
  kind: ['Genre', 'Le genre de travail.'],
  tenant_id: ['Locataire', 'Le locataire pour lequel elle a été faite.'],
  number: ['Numéro', 'Compte les essais de cette tâche.'],
  outcome: ['Issue', 'Si l’essai a réussi.'],
  detail: ['Détail', 'L’erreur d’un échec, ou une remarque du travail.'],
  duration: ['Durée', 'Combien de temps l’essai a duré, en millisecondes.'],
  node: ['Nœud', 'Le nœud qui a essayé.'],
  at: ['Fin', 'Quand l’essai s’est terminé.'],
  expires_at: ['Expiration', 'Quand cette trace est supprimée.'],
}

export const node: Wording = {
  id: ['Identifiant', 'Machine, processus et une partie aléatoire.'],
  version: ['Version', 'La version du programme.'],
  started_at: ['Démarrage', 'Quand il a démarré.'],
  seen_at: ['Dernier signe', 'Son dernier battement ; il en vient un toutes les dix secondes.'],
}

export const mailServer: Wording = {
  ...stamps,
  id: ['Identifiant', 'L’identifiant du serveur de courrier ; il ne change jamais.'],
  name: ['Nom', 'Le nom affiché.'],
  is_default: [
    'Par défaut',
    'Si les lettres partent par lui quand l’annuaire n’en nomme pas. Sans serveur par défaut, elles partent par celui de l’exploitant.',
  ],
  sender: ['Expéditeur', 'L’expéditeur des lettres : une adresse, ou `Nom <adresse>`.'],
  host: ['Hôte', 'Le nom du serveur. Son adresse doit être publique, sauf si l’exploitant permet la sienne.'],
  port: ['Port', 'Le port. Sinon : 465 avec `tls`, 587 avec `starttls`, 25 avec `clear`.'],
  security: ['Protection', '`tls` : TLS dès le début. `starttls` : STARTTLS est exigé. `clear` : en clair, vers un hôte que l’exploitant permet seulement.'],
  username: ['Nom d’utilisateur', 'Le nom pour se connecter. Sinon : sans connexion.'],
  password: ['Mot de passe', 'Son mot de passe, ou `{"ref": "nom"}` pour celui d’un fichier secret.'],
}

export const webhook: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le webhook pour toujours.'],
  name: ['Nom', 'Montré aux administrateurs.'],
  url: ['Adresse', 'L’adresse à laquelle les événements sont envoyés : https, et publique sauf permission de l’exploitant.'],
  events: ['Événements', 'Ceux dont il est averti : des noms comme `client.created`, tous ceux d’une ressource comme `client.*`, ou `*`. Aucun : tous.'],
  client_id: ['Client', 'Seulement les événements au sujet de ce client.'],
  active: ['Actif', 'Si les événements sont envoyés. Ce qui arrive entre-temps est envoyé quand il est réactivé.'],
  former_until: ['Ancien secret jusqu’à', 'Jusqu’à quand le secret précédent signe aussi.'],
  delivered_sequence: ['Dernier numéro', 'Le numéro du dernier événement reçu, ou qui ne le concernait pas.'],
  failing_since: ['En échec depuis', 'Depuis quand il ne reçoit plus rien.'],
}

export const webhookDelivery: Wording = {
  id: ['Identifiant', 'Son expiration et une partie aléatoire.'],
  webhook_id: ['Webhook', 'Le webhook.'],
  event_id: ['Événement', 'L’événement ; le destinataire y reconnaît une répétition.'],
  action: ['Nom', 'Le nom de l’événement.'],
  outcome: ['Issue', 'Si le destinataire l’a reçu.'],
  status: ['Statut', 'Le statut HTTP de la réponse. Vide : il n’y en eut pas.'],
  detail: ['Détail', 'Pourquoi l’envoi a échoué.'],
  duration: ['Durée', 'Combien de temps l’envoi a duré, en millisecondes.'],
  at: ['Fin', 'Quand l’envoi s’est terminé.'],
  expires_at: ['Expiration', 'Quand cette trace est supprimée.'],
}

export const signalStream: Wording = {
  id: ['Identifiant', 'Nomme le flux.'],
  client_id: ['Destinataire', 'Le destinataire, qui est le `aud` de ses jetons.'],
  description: ['Description', 'Celle que le destinataire a donnée.'],
  method: ['Envoi', 'Les jetons sont envoyés à une adresse, ou relevés.'],
  endpoint_url: ['Adresse', 'L’adresse à laquelle les jetons sont envoyés.'],
  events_requested: ['Événements', 'Les événements que le destinataire a demandés.'],
  status: [
    'État',
    '`paused` : les événements attendent, jusqu’à mille pendant une semaine, et sont envoyés à la reprise. `disabled` : ils ne sont pas même gardés.',
  ],
  status_reason: ['Motif', 'Pourquoi il est suspendu ou arrêté ; le destinataire le voit.'],
  queued_sequence: ['Position', 'Le numéro du dernier événement mis en attente pour lui, ou qui ne le concernait pas.'],
  verified_at: ['Vérifié', 'Quand le destinataire a demandé une vérification la dernière fois.'],
  failing_since: ['En échec depuis', 'Quand ses envois ont commencé à échouer.'],
  last_error: ['Dernière erreur', 'Pourquoi un envoi a échoué, ou comment le destinataire a refusé un jeton.'],
  ...stamps,
}

export const signal: Wording = {
  id: ['Identifiant', 'Le `jti` de son jeton : son échéance, sa place et une part aléatoire.'],
  stream_id: ['Flux', 'Le flux.'],
  type: ['Événement', 'L’événement.'],
  subject: ['Sujet', 'La personne, la session, le client ou le flux dont il s’agit, comme le destinataire le nomme.'],
  details: ['Détails', 'Les membres de l’événement.'],
  txn: ['Suite de', 'L’événement de ce serveur dont il découle.'],
  at: ['En attente depuis', 'Quand il a été mis en attente.'],
  expires_at: ['Abandonné', 'Quand il est abandonné.'],
}

export const signalExclusion: Wording = {
  id: ['Identifiant', 'Le flux et la personne.'],
  stream_id: ['Flux', 'Le flux.'],
  user_id: ['Personne', 'La personne.'],
}
