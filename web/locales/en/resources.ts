/** Titles of lists, where they read better than the words of the declaration. The navigation shows them from the first. */
export const resourceTitles: Readonly<Record<string, string>> = {
  api: 'Protected APIs',
  audit_event: 'Audit log',
  credential_configuration: 'Credentials',
  job: 'Background jobs',
  key_pair: 'Keys',
  outbound_authorization: 'Authorizations',
  outbound_connection: 'Connections',
  outbound_provider: 'Providers',
  outbound_scope: 'Provider scopes',
  remote_client: 'Remote clients',
}
