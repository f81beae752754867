import type { refusals as english } from '../en/refusals.ts'

/** The errors that a client's own requests are refused with, in French. */
export const refusals: typeof english = {
  invalid_request: 'La requête est mal formée',
  invalid_client: 'Il n’a pas pu prouver son identité',
  invalid_grant: 'Le code, le jeton ou l’assertion n’est pas valide',
  unauthorized_client: 'Il n’a pas droit à ce type d’autorisation',
  unsupported_grant_type: 'Le type d’autorisation est inconnu ici',
  unsupported_response_type: 'Le type de réponse est inconnu ici',
  invalid_scope: 'Il demande des portées auxquelles il n’a pas droit',
  invalid_target: 'Il demande une API qu’il n’a pas le droit d’appeler',
  invalid_token: 'Le jeton n’est pas valide',
  insufficient_scope: 'Il manque une portée au jeton',
  invalid_dpop_proof: 'La preuve DPoP n’est pas valide',
  use_dpop_nonce: 'Il manque le nonce à la preuve DPoP',
  invalid_request_object: 'La demande signée n’est pas valide',
  invalid_request_uri: 'La demande déposée est inconnue',
  invalid_authorization_details: 'Les détails d’autorisation ne sont pas valides',
  access_denied: 'La personne ou une politique a refusé',
  expired_token: 'Le code a expiré',
  slow_down: 'Il interroge trop souvent',
  server_error: 'Le serveur a échoué',
  temporarily_unavailable: 'Le serveur était surchargé',
}
