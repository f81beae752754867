import type { Preset } from './preset.ts'

/** Providers that companies work with. */
export const businessPresets: readonly Preset[] = [
  {
    id: 'salesforce',
    name: 'Salesforce',
    documentation_uri: 'https://login.salesforce.com',
    provider: {
      issuer: 'https://login.salesforce.com',
      authorization_endpoint: 'https://login.salesforce.com/services/oauth2/authorize',
      token_endpoint: 'https://login.salesforce.com/services/oauth2/token',
      revocation_endpoint: 'https://login.salesforce.com/services/oauth2/revoke',
      jwks_uri: 'https://login.salesforce.com/id/keys',
      client_auth_method: 'client_secret_post',
    },
    scopes: { api: 'Use the API.', refresh_token: 'Access while the person is away.' },
  },
  {
    id: 'hubspot',
    name: 'HubSpot',
    documentation_uri: 'https://developers.hubspot.com',
    provider: {
      authorization_endpoint: 'https://app.hubspot.com/oauth/authorize',
      token_endpoint: 'https://api.hubapi.com/oauth/v1/token',
      client_auth_method: 'client_secret_post',
    },
    scopes: { oauth: 'Basic access.', 'crm.objects.contacts.read': 'Read contacts.' },
  },
  {
    id: 'mailchimp',
    name: 'Mailchimp',
    documentation_uri: 'https://admin.mailchimp.com/account/oauth2/',
    provider: {
      authorization_endpoint: 'https://login.mailchimp.com/oauth2/authorize',
      token_endpoint: 'https://login.mailchimp.com/oauth2/token',
      client_auth_method: 'client_secret_post',
      refresh_strategy: 'none',
    },
    scopes: {},
  },
  {
    id: 'intuit',
    name: 'Intuit QuickBooks',
    documentation_uri: 'https://developer.intuit.com/app/developer/dashboard',
    provider: {
      authorization_endpoint: 'https://appcenter.intuit.com/connect/oauth2',
      token_endpoint: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
      revocation_endpoint: 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke',
    },
    scopes: { 'com.intuit.quickbooks.accounting': 'Accounting.', 'com.intuit.quickbooks.payment': 'Payments.' },
  },
  {
    id: 'xero',
    name: 'Xero',
    documentation_uri: 'https://developer.xero.com/app/manage',
    provider: {
      issuer: 'https://identity.xero.com',
      authorization_endpoint: 'https://login.xero.com/identity/connect/authorize',
      token_endpoint: 'https://identity.xero.com/connect/token',
      revocation_endpoint: 'https://identity.xero.com/connect/revocation',
      jwks_uri: 'https://identity.xero.com/.well-known/openid-configuration/jwks',
    },
    scopes: { offline_access: 'Access while the person is away.', 'accounting.transactions': 'Transactions.' },
  },
  {
    id: 'shopify',
    name: 'Shopify',
    documentation_uri: 'https://partners.shopify.com',
    provider: {
      authorization_endpoint: 'https://{{shop}}.myshopify.com/admin/oauth/authorize',
      token_endpoint: 'https://{{shop}}.myshopify.com/admin/oauth/access_token',
      client_auth_method: 'client_secret_post',
      scope_separator: ',',
      refresh_strategy: 'none',
    },
    scopes: { read_products: 'Read products.', write_products: 'Change products.', read_orders: 'Read orders.' },
  },
  {
    id: 'stripe',
    name: 'Stripe Connect',
    documentation_uri: 'https://dashboard.stripe.com/settings/connect',
    provider: {
      authorization_endpoint: 'https://connect.stripe.com/oauth/authorize',
      token_endpoint: 'https://connect.stripe.com/oauth/token',
      client_auth_method: 'client_secret_post',
      pkce: false,
    },
    scopes: { read_only: 'Read.', read_write: 'Read and write.' },
  },
  {
    id: 'asana',
    name: 'Asana',
    documentation_uri: 'https://app.asana.com/0/my-apps',
    provider: {
      authorization_endpoint: 'https://app.asana.com/-/oauth_authorize',
      token_endpoint: 'https://app.asana.com/-/oauth_token',
      revocation_endpoint: 'https://app.asana.com/-/oauth_revoke',
      client_auth_method: 'client_secret_post',
    },
    scopes: { default: 'Everything that the person may do.' },
  },
  {
    id: 'zoom',
    name: 'Zoom',
    documentation_uri: 'https://marketplace.zoom.us/develop/create',
    provider: {
      authorization_endpoint: 'https://zoom.us/oauth/authorize',
      token_endpoint: 'https://zoom.us/oauth/token',
      revocation_endpoint: 'https://zoom.us/oauth/revoke',
    },
    scopes: { 'meeting:read': 'Read meetings.', 'meeting:write': 'Make meetings.' },
  },
  {
    id: 'dropbox',
    name: 'Dropbox',
    documentation_uri: 'https://www.dropbox.com/developers/apps',
    provider: {
      authorization_endpoint: 'https://www.dropbox.com/oauth2/authorize',
      token_endpoint: 'https://api.dropboxapi.com/oauth2/token',
    },
    scopes: { 'files.metadata.read': 'Read names of files.', 'files.content.read': 'Read files.' },
    parameters: [{ key: 'token_access_type', value: 'offline' }],
  },
  {
    id: 'box',
    name: 'Box',
    documentation_uri: 'https://app.box.com/developers/console',
    provider: {
      authorization_endpoint: 'https://account.box.com/api/oauth2/authorize',
      token_endpoint: 'https://api.box.com/oauth2/token',
      revocation_endpoint: 'https://api.box.com/oauth2/revoke',
      client_auth_method: 'client_secret_post',
    },
    scopes: { root_readonly: 'Read files.', root_readwrite: 'Read and write files.' },
  },
]
