import type { Saying } from '../../../locales/translator.ts'

/** The areas of the administration API, as its scopes name them. */
const areas: readonly (readonly [area: string, manage: string, read: string])[] = [
  ['clients', 'Administrer les clients', 'Voir les clients'],
  ['keys', 'Administrer les clés', 'Voir les clés'],
  ['scopes', 'Administrer les portées', 'Voir les portées'],
  ['roles', 'Administrer les rôles', 'Voir les rôles'],
  ['users', 'Administrer les utilisateurs', 'Voir les utilisateurs'],
  ['organizations', 'Administrer les organisations', 'Voir les organisations'],
  ['identity providers', 'Administrer les fournisseurs d’identité', 'Voir les fournisseurs d’identité'],
  ['upstreams', 'Administrer les serveurs fédérés', 'Voir les serveurs fédérés'],
  ['configuration', 'Administrer les réglages', 'Voir les réglages'],
  ['policies', 'Administrer les politiques', 'Voir les politiques'],
  ['outbound', 'Administrer les accès sortants', 'Voir les accès sortants'],
  ['credentials', 'Administrer les attestations', 'Voir les attestations'],
  ['tenants', 'Administrer les locataires', 'Voir les locataires'],
  ['logs', 'Administrer les journaux', 'Voir les journaux'],
]

/** The labels of the scopes that the server itself brings along. */
export const ofScopes: readonly Saying[] = [
  ...areas.flatMap(([area, manage, read]): Saying[] => [
    [`Administer ${area}`, manage],
    [`See ${area}`, read],
  ]),
  ['Sign you in', 'Vous connecter'],
  ['See your name and profile', 'Voir votre nom et votre profil'],
  ['See your e-mail address', 'Voir votre adresse e-mail'],
  ['See your phone number', 'Voir votre numéro de téléphone'],
  ['See your postal address', 'Voir votre adresse postale'],
  ['See the groups you belong to', 'Voir les groupes auxquels vous appartenez'],
  ['Stay signed in while you are away', 'Garder cet accès en votre absence'],
  ['May do everything.', 'Peut tout faire.'],
  ['May register applications of their own.', 'Peut enregistrer ses propres applications.'],
  ['See what has access to your account, and end it', 'Voir ce qui a accès à votre compte, et y mettre fin'],
  ['Register and manage your own applications', 'Enregistrer et gérer vos propres applications'],
  ['Use your connections to other services', 'Utiliser vos connexions à d’autres services'],
  ['Read how it was set up', 'Lire comment elle a été réglée'],
  ['Ask for access decisions', 'Demander des décisions d’accès'],
  ['Receive security events', 'Recevoir les événements de sécurité'],
  ['End all access of any person', 'Mettre fin à tout accès d’une personne'],
  ['Keep people and groups by SCIM', 'Tenir à jour les personnes et les groupes par SCIM'],
  ['Ask people for consent on a page of its own', 'Demander le consentement sur sa propre page'],
  ['Act as other people', 'Agir au nom d’autres personnes'],
  ['Ask wallets for credentials', 'Demander des attestations aux portefeuilles'],
]
