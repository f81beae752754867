import type { Preset } from './preset.ts'

/** Providers whose accounts people sign in with. */
export const identityPresets: readonly Preset[] = [
  {
    id: 'google',
    name: 'Google',
    documentation_uri: 'https://console.cloud.google.com/apis/credentials',
    provider: {
      issuer: 'https://accounts.google.com',
      authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
      token_endpoint: 'https://oauth2.googleapis.com/token',
      device_authorization_endpoint: 'https://oauth2.googleapis.com/device/code',
      revocation_endpoint: 'https://oauth2.googleapis.com/revoke',
      jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
      client_auth_method: 'client_secret_post',
    },
    scopes: {
      openid: 'Who the person is.',
      email: 'The e-mail address.',
      'https://www.googleapis.com/auth/calendar.readonly': 'Read calendars.',
      'https://www.googleapis.com/auth/drive.file': 'Files that were opened or made with the application.',
    },
    parameters: [
      { key: 'access_type', value: 'offline' },
      { key: 'prompt', value: 'consent' },
    ],
  },
  {
    id: 'microsoft',
    name: 'Microsoft Entra',
    documentation_uri: 'https://entra.microsoft.com',
    provider: {
      authorization_endpoint: 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/authorize',
      token_endpoint: 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/token',
      device_authorization_endpoint: 'https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/devicecode',
      client_auth_method: 'client_secret_post',
    },
    scopes: {
      offline_access: 'Access while the person is away.',
      'User.Read': 'Read the profile of the person.',
      'Mail.Read': 'Read mail.',
      'https://graph.microsoft.com/.default': 'Whatever was granted to the application.',
    },
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    documentation_uri: 'https://developer.yahoo.com/apps/',
    provider: {
      issuer: 'https://api.login.yahoo.com',
      authorization_endpoint: 'https://api.login.yahoo.com/oauth2/request_auth',
      token_endpoint: 'https://api.login.yahoo.com/oauth2/get_token',
      revocation_endpoint: 'https://api.login.yahoo.com/oauth2/revoke',
      jwks_uri: 'https://api.login.yahoo.com/openid/v1/certs',
    },
    scopes: { openid: 'Who the person is.', email: 'The e-mail address.' },
  },
  {
    id: 'facebook',
    name: 'Facebook',
    documentation_uri: 'https://developers.facebook.com/apps/',
    provider: {
      authorization_endpoint: 'https://www.facebook.com/v21.0/dialog/oauth',
      token_endpoint: 'https://graph.facebook.com/v21.0/oauth/access_token',
      token_method: 'GET',
      client_auth_method: 'client_secret_post',
      scope_separator: ',',
      refresh_strategy: 'none',
    },
    scopes: { public_profile: 'The public profile.', email: 'The e-mail address.' },
  },
  {
    id: 'linkedin',
    name: 'LinkedIn',
    documentation_uri: 'https://www.linkedin.com/developers/apps',
    provider: {
      authorization_endpoint: 'https://www.linkedin.com/oauth/v2/authorization',
      token_endpoint: 'https://www.linkedin.com/oauth/v2/accessToken',
      client_auth_method: 'client_secret_post',
      pkce: false,
    },
    scopes: { openid: 'Who the person is.', profile: 'The profile.', w_member_social: 'Post in the name of the person.' },
  },
  {
    id: 'amazon',
    name: 'Login with Amazon',
    documentation_uri: 'https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html',
    provider: {
      authorization_endpoint: 'https://www.amazon.com/ap/oa',
      token_endpoint: 'https://api.amazon.com/auth/o2/token',
      client_auth_method: 'client_secret_post',
    },
    scopes: { profile: 'The profile.', postal_code: 'The postal code.' },
  },
  {
    id: 'okta',
    name: 'Okta',
    documentation_uri: 'https://developer.okta.com/docs/guides/implement-grant-type/authcode/main/',
    provider: {
      authorization_endpoint: 'https://{{domain}}/oauth2/default/v1/authorize',
      token_endpoint: 'https://{{domain}}/oauth2/default/v1/token',
      device_authorization_endpoint: 'https://{{domain}}/oauth2/default/v1/device/authorize',
      revocation_endpoint: 'https://{{domain}}/oauth2/default/v1/revoke',
    },
    scopes: { openid: 'Who the person is.', offline_access: 'Access while the person is away.' },
  },
  {
    id: 'auth0',
    name: 'Auth0',
    documentation_uri: 'https://manage.auth0.com',
    provider: {
      authorization_endpoint: 'https://{{domain}}/authorize',
      token_endpoint: 'https://{{domain}}/oauth/token',
      device_authorization_endpoint: 'https://{{domain}}/oauth/device/code',
      revocation_endpoint: 'https://{{domain}}/oauth/revoke',
      client_auth_method: 'client_secret_post',
    },
    scopes: { openid: 'Who the person is.', offline_access: 'Access while the person is away.' },
  },
  {
    id: 'keycloak',
    name: 'Keycloak',
    documentation_uri: 'https://www.keycloak.org/docs/latest/server_admin/',
    provider: {
      authorization_endpoint: 'https://{{host}}/realms/{{realm}}/protocol/openid-connect/auth',
      token_endpoint: 'https://{{host}}/realms/{{realm}}/protocol/openid-connect/token',
      device_authorization_endpoint: 'https://{{host}}/realms/{{realm}}/protocol/openid-connect/auth/device',
      revocation_endpoint: 'https://{{host}}/realms/{{realm}}/protocol/openid-connect/revoke',
    },
    scopes: { openid: 'Who the person is.', offline_access: 'Access while the person is away.' },
  },
  {
    id: 'gatehouse',
    name: 'Another Gatehouse',
    provider: {
      authorization_endpoint: 'https://{{host}}/oauth/authorize',
      token_endpoint: 'https://{{host}}/oauth/token',
      revocation_endpoint: 'https://{{host}}/oauth/revoke',
      iss_parameter: true,
    },
    scopes: { openid: 'Who the person is.', offline_access: 'Access while the person is away.' },
  },
]
