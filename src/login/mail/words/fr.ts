import type { Letters } from './en.ts'

/** The texts of letters, in French. */
export const fr: Letters = {
  invitation: {
    subject: 'Une invitation à rejoindre {{ organization }}',
    body: `Bonjour,

{% if inviter == blank %}Vous êtes invité(e) à{% else %}{{ inviter }} vous invite à{% endif %} rejoindre « {{ organization }} » chez {{ brand }}.

Connectez-vous avec cette adresse pour accepter ou refuser :

{{ link }}

L’invitation est valable {{ days }} jours. Si vous ne savez pas qui l’envoie, ne faites rien : personne n’apprendra si vous avez un compte.`,
  },
  factor_added: {
    subject: 'Un nouveau moyen de se connecter à {{ brand }}',
    body: `Bonjour,

« {{ name }} » a été ajouté à votre compte chez {{ brand }} : il peut désormais servir de second facteur.

Si ce n’était pas vous, connectez-vous aussitôt, retirez-le et changez votre mot de passe :

{{ link }}`,
  },
  factor_removed: {
    subject: 'Un moyen de se connecter à {{ brand }} a été retiré',
    body: `Bonjour,

« {{ name }} » a été retiré de votre compte chez {{ brand }} : il ne sert plus de second facteur.

Si ce n’était pas vous, connectez-vous aussitôt et changez votre mot de passe :

{{ link }}`,
  },
  factors_reset: {
    subject: 'Vos seconds facteurs chez {{ brand }} ont été retirés',
    body: `Bonjour,

un administrateur de {{ brand }} a retiré de votre compte toutes les applications d’authentification, clés d’accès et codes de secours. Vous vous connectez avec votre seul mot de passe tant que vous n’en ajoutez pas un nouveau :

{{ link }}

Si vous ne l’avez pas demandé, prévenez votre administrateur.`,
  },
  sign_in: {
    subject: 'Se connecter à {{ brand }}',
    body: `Bonjour,

quelqu’un, sans doute vous, veut se connecter à {{ brand }} avec cette adresse.

{% if code %}Le code pour la page où vous l’avez demandé :

{{ code }}

{% endif %}{% if has_link %}Le lien à ouvrir dans le même navigateur :

{{ link }}

{% endif %}C’est valable une fois, pendant {{ minutes }} minutes. Ne le dites à personne, qui que ce soit. Si ce n’était pas vous, ne faites rien.`,
  },
  factor_code: {
    subject: 'Votre code pour {{ brand }}',
    body: `Bonjour,

le code pour votre compte chez {{ brand }} :

{{ code }}

Il est valable une fois, pendant {{ minutes }} minutes, dans le navigateur qui l’a demandé. Ne le dites à personne, qui que ce soit. Si ce n’était pas vous, quelqu’un connaît votre mot de passe : changez-le.`,
  },
  email_confirm: {
    subject: 'Confirmez votre adresse pour {{ brand }}',
    body: `Bonjour,

quelqu’un, sans doute vous, a donné cette adresse à {{ brand }}. Confirmez-la ici :

{{ link }}

Le lien sert une fois, pendant {{ minutes }} minutes. Si ce n’était pas vous, ne faites rien.`,
  },
  email_change_asked: {
    subject: 'Une autre adresse pour votre compte chez {{ brand }}',
    body: `Bonjour,

quelqu’un, sans doute vous, a demandé une autre adresse e-mail pour votre compte chez {{ brand }}. Rien ne change avant qu’elle y soit confirmée.

Si ce n’était pas vous, connectez-vous aussitôt et changez votre mot de passe :

{{ link }}`,
  },
  email_changed: {
    subject: 'Votre adresse chez {{ brand }} a été changée',
    body: `Bonjour,

votre compte chez {{ brand }} a maintenant une autre adresse e-mail ; les lettres y vont désormais.

Si ce n’était pas vous, prévenez aussitôt l’administrateur :

{{ link }}`,
  },
  new_device: {
    subject: 'Une connexion à {{ brand }} depuis un nouvel appareil',
    body: `Bonjour,

quelqu’un s’est connecté à votre compte chez {{ brand }} dans un navigateur que vous n’aviez pas encore utilisé :

{{ device }}

Adresse réseau {{ address }}, à {{ at }} (UTC).

Si c’était vous, ne faites rien. Sinon, déconnectez aussitôt cet appareil et changez votre mot de passe :

{{ link }}`,
  },
  review_decided: {
    subject: 'Votre demande pour {{ application }} est décidée',
    body: `Bonjour,

un relecteur de {{ brand }} a décidé de ce que vous demandiez pour votre application {{ application }} : {{ approved }} accordé(s), {{ declined }} refusé(s).

Les décisions et leurs raisons :

{{ link }}`,
  },
  developer_invited: {
    subject: 'Devenez développeur chez {{ brand }}',
    body: `Bonjour,

vous êtes invité à enregistrer vos propres applications chez {{ brand }}. Connectez-vous ou créez un compte avec cette adresse :

{{ link }}

Si vous ne vous y attendiez pas, ne faites rien.`,
  },
  developer_approved: {
    subject: 'Vous êtes développeur chez {{ brand }}',
    body: `Bonjour,

un administrateur de {{ brand }} a fait de vous un développeur. Voici le chemin vers vos applications :

{{ link }}`,
  },
  developer_declined: {
    subject: 'Votre demande à {{ brand }} est refusée',
    body: `Bonjour,

un administrateur de {{ brand }} a refusé que vous deveniez développeur. La raison, et comment demander de nouveau :

{{ link }}`,
  },
  recovery_code_used: {
    subject: 'Un code de secours a été utilisé chez {{ brand }}',
    body: `Bonjour,

un de vos codes de secours a servi à se connecter à votre compte chez {{ brand }}. Il vous en reste {{ left }}.

Si ce n’était pas vous, connectez-vous aussitôt, changez votre mot de passe et créez de nouveaux codes :

{{ link }}`,
  },
  password: {
    subject: 'Un nouveau mot de passe pour {{ brand }}',
    body: `Bonjour,

quelqu’un, sans doute vous, a oublié le mot de passe de votre compte chez {{ brand }}. Choisissez-en un nouveau ici :

{{ link }}

Le lien est bon une fois, pendant {{ minutes }} minutes. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.`,
  },
  tx_code: {
    subject: 'Votre code pour une attestation de {{ brand }}',
    body: `Bonjour,

votre portefeuille demande ce code pour prendre une attestation de {{ brand }} :

{{ code }}

Il est bon pendant {{ minutes }} minutes. Ne le dites à personne. Si vous n’attendez pas d’attestation, ne faites rien : sans le code, personne n’en reçoit.`,
  },
  reconsent: {
    subject: '{{ connection }} a de nouveau besoin de votre accord',
    body: `Bonjour,

ce que vous aviez permis pour « {{ connection }} » a pris fin chez l’autre service : plus rien n’y fonctionne en votre nom. Permettez-le de nouveau ici, ou déconnectez-le :

{{ link }}

Si vous ne vous en servez plus, ne faites rien. Vous ne recevrez pas d’autre lettre à ce sujet.`,
  },
  outbound_trouble: {
    subject: '{{ count }} autorisations sortantes de {{ client }} demandent votre attention',
    body: `Bonjour,

{{ count }} autorisations du client « {{ client }} » chez {{ brand }} ont échoué ou ont été perdues depuis un jour. La page de santé dit lesquelles, et pourquoi :

{{ link }}

Il y a au plus une telle lettre par jour.`,
  },
  remote_secret: {
    subject: 'Le secret de {{ client }} expire bientôt',
    body: `Bonjour,

le secret du client « {{ client }} » chez son fournisseur expire le {{ date }}. Faites-en un nouveau là-bas et entrez-le ici :

{{ link }}`,
  },
  test: {
    subject: 'Une lettre d’essai de {{ brand }}',
    body: `Bonjour,

cette lettre montre que {{ brand }} peut envoyer du courrier. Une personne qui l’administre l’a demandée :

{{ link }}`,
  },
}
