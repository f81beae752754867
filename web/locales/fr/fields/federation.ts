import { stamps, type Wording } from './wording.ts'

export const federatedServer: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le serveur fédéré pour toujours.'],
  name: ['Nom', 'Le nom sur le bouton, comme Google.'],
  preset: ['Modèle', 'Le serveur prêt à l’emploi qui remplit ce qui n’est pas envoyé.'],
  protocol: [
    'Protocole',
    '`oidc` : OpenID Connect, avec des jetons d’identité vérifiés. `oauth2` : OAuth 2.0, dont le point userinfo décrit la personne. `saml` : SAML 2.0, avec des assertions signées.',
  ],
  active: ['Actif', 'Personne ne se connecte par un serveur qui n’est pas actif.'],
  shown: ['Bouton', 'Montrer un bouton. Sinon on y vient par le domaine de son adresse, ou par le défaut d’un client.'],
  issuer: ['Émetteur', 'Son identifiant d’émetteur, à la lettre. Les points d’accès absents sont découverts.'],
  authorization_endpoint: ['Point d’autorisation', 'Son point d’autorisation.'],
  token_endpoint: ['Point de jetons', 'Son point de jetons.'],
  userinfo_endpoint: ['Point userinfo', 'Celui qui décrit la personne d’un jeton d’accès.'],
  jwks_uri: ['Clés', 'Les clés qui vérifient ses jetons d’identité.'],
  end_session_endpoint: ['Point de déconnexion', 'Celui qui y met fin aux sessions.'],
  client_id: ['Client', 'Notre `client_id` chez lui.'],
  client_secret: ['Secret', 'Notre secret chez lui, ou `{"ref": "name"}` pour celui d’un fichier secret.'],
  client_auth_method: ['Authentification', 'Comment ce serveur s’authentifie chez lui.'],
  scopes: ['Portées', 'Les portées demandées.'],
  scope_separator: ['Séparateur', 'Le caractère entre les portées. Sinon : une espace.'],
  parameters: ['Paramètres', 'D’autres paramètres des demandes d’autorisation. Ils n’en remplacent aucun de la norme.'],
  pkce: ['PKCE', 'Envoyer un défi (S256). À ôter seulement pour les serveurs qui le refusent.'],
  iss_parameter: ['Émetteur dans la réponse', 'Les réponses doivent nommer leur émetteur. La découverte le demande aussi.'],
  sign_out: ['Déconnexion', 'Qui se déconnecte ici est envoyé se déconnecter là-bas.'],
  saml_entity_id: ['Identifiant d’entité', 'Son identifiant d’entité, à la lettre, comme le disent ses métadonnées.'],
  saml_sign_on_url: ['Adresse de connexion', 'Son adresse de connexion unique pour HTTP-Redirect.'],
  saml_certificates: [
    'Certificats',
    'Les certificats qui vérifient ses signatures, en PEM : plusieurs pendant qu’il change de clé. Leur expiration ne compte pas, seulement qui ils sont.',
  ],
  saml_name_id_format: ['Forme du nom', 'La sorte de nom de compte qui est demandée.'],
  saml_signing_key: [
    'Clé de signature',
    'La clé RSA, en PEM, qui signe nos demandes, ou `{"ref": "name"}` pour celle d’un fichier secret. Sans elle : les demandes ne sont pas signées.',
  ],
  saml_signing_certificate: ['Certificat de signature', 'Le certificat de cette clé, en PEM, que disent nos métadonnées.'],
  saml_logout_url: [
    'Adresse de déconnexion',
    'Son adresse de déconnexion unique. Nos métadonnées disent la nôtre, où une déconnexion là-bas termine les sessions d’ici. Sinon : aucun ne le dit à l’autre.',
  ],
  saml_logout_binding: [
    'Voie de la déconnexion',
    'Comment le navigateur porte nos demandes et nos réponses à cette adresse : par HTTP-Redirect ou par HTTP-POST. La nôtre prend les deux.',
  ],
  saml_decryption_key: [
    'Clé de déchiffrement',
    'La clé RSA, en PEM, qui déchiffre les assertions, ou `{"ref": "name"}` pour celle d’un fichier secret. Sinon : les assertions chiffrées sont refusées.',
  ],
  saml_decryption_certificate: ['Certificat de déchiffrement', 'Le certificat de cette clé, en PEM, que disent nos métadonnées.'],
  saml_ask_again: ['Redemander', 'Ne laisser entrer personne par une session encore ouverte là-bas.'],
  subject_claim: [
    'Attribut du compte',
    'Celui qui nomme un compte pour toujours. Avec `oidc`, c’est `sub`, quoi qu’on écrive ici ; avec `saml`, `sub` est le NameID.',
  ],
  attributes: ['Attributs', 'L’attribut de là-bas qui remplit chaque attribut d’une personne. Les autres viennent de celui du même nom.'],
  claim_documents: ['Autres documents', 'D’autres adresses qui décrivent la personne : chaque réponse est gardée sous son nom.'],
  role_rules: ['Rôles', 'Des rôles selon les valeurs d’attributs, donnés et repris à chaque connexion ; les autres rôles restent.'],
  create_people: ['Créer des personnes', 'Faire une personne à la première connexion d’un compte. Sinon seuls les comptes reliés se connectent.'],
  update_people: ['Mettre à jour', 'Récrire les attributs à chaque connexion.'],
  trust_sign_in_time: [
    'Croire aux nouvelles connexions',
    'Croire que les personnes se sont reconnectées quand une application l’a demandé, bien que le serveur ne dise pas quand. Désactivé : une telle connexion est refusée. Les serveurs qui ne parlent qu’OAuth 2.0 ne le disent jamais.',
  ],
  trust_email: [
    'Croire les adresses',
    'Le croire quand il dit qu’une adresse est vérifiée. Seulement pour les serveurs où nul ne peut prendre l’adresse d’un autre.',
  ],
}

export const linkedAccount: Wording = {
  id: ['Identifiant', 'Nomme le lien.'],
  user_id: ['Personne', 'La personne.'],
  federated_server_id: ['Serveur fédéré', 'Le serveur fédéré.'],
  subject: ['Compte', 'Le compte, tel que le serveur le nomme.'],
  label: ['Nom', 'L’adresse ou le nom du compte là-bas, pour les personnes.'],
  created_at: ['Relié', 'Quand le compte a été relié.'],
  last_used_at: ['Dernière connexion', 'Quand il connecta la personne pour la dernière fois.'],
}

export const organizationDomain: Wording = {
  ...stamps,
  id: ['Identifiant', 'Nomme le domaine pour toujours.'],
  organization_id: ['Organisation', 'L’organisation.'],
  domain: ['Domaine', 'Le domaine, comme example.com. Ceux en dessous en sont d’autres.'],
  challenge: ['Preuve', 'Le texte qu’un enregistrement TXT à `_gatehouse-challenge.` et le domaine doit contenir avant la vérification.'],
  verified_at: ['Vérifié', 'Quand l’enregistrement a été trouvé. Sinon : pas encore.'],
  federated_server_id: ['Serveur fédéré', 'Celui où se connectent ses personnes, chez les fournisseurs d’identité qui l’offrent.'],
  enforced: ['Imposé', 'Ses personnes se connectent par ce serveur seulement, pas par mot de passe.'],
}
