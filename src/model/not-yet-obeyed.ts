import type { Client } from './client.ts'

/** Fields of a client that are accepted, validated, stored and returned for parts still to come. A test keeps the list honest: it only shrinks. */
export const notYetObeyed: readonly (keyof Client)[] = [
  'agent_token_ttl',
  'check_public_client_id',
  'enforce_tx_code',
  'public_client_id',
  'response_mode',
  'signatures_adapter',
  'trusted_authorities',
]

/** Fields of a client that nothing has to obey: they are for people to read, or their rule stands in the declaration itself. */
export const forPeople: readonly (keyof Client)[] = ['application_type', 'contacts', 'created_by', 'description', 'did', 'namespace', 'stage']
