import type { Preset } from './preset.ts'

/** Providers that developers work with. */
export const developmentPresets: readonly Preset[] = [
  {
    id: 'github',
    name: 'GitHub',
    documentation_uri: 'https://github.com/settings/developers',
    provider: {
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
      device_authorization_endpoint: 'https://github.com/login/device/code',
      client_auth_method: 'client_secret_post',
    },
    scopes: { 'read:user': 'Read the profile.', 'user:email': 'Read e-mail addresses.', repo: 'Read and write repositories.', workflow: 'Change workflows.' },
    sign_in: {
      protocol: 'oauth2',
      userinfo_endpoint: 'https://api.github.com/user',
      scopes: ['read:user'],
      subject_claim: 'id',
      attributes: { nickname: 'login', picture: 'avatar_url', profile: 'html_url' },
    },
  },
  {
    id: 'gitlab',
    name: 'GitLab',
    documentation_uri: 'https://gitlab.com/-/user_settings/applications',
    provider: {
      issuer: 'https://gitlab.com',
      authorization_endpoint: 'https://gitlab.com/oauth/authorize',
      token_endpoint: 'https://gitlab.com/oauth/token',
      device_authorization_endpoint: 'https://gitlab.com/oauth/authorize_device',
      revocation_endpoint: 'https://gitlab.com/oauth/revoke',
      jwks_uri: 'https://gitlab.com/oauth/discovery/keys',
    },
    scopes: { openid: 'Who the person is.', read_user: 'Read the profile.', api: 'Everything that the API does.' },
    sign_in: { protocol: 'oidc', userinfo_endpoint: 'https://gitlab.com/oauth/userinfo' },
  },
  {
    id: 'bitbucket',
    name: 'Bitbucket',
    documentation_uri: 'https://bitbucket.org/account/settings/',
    provider: {
      authorization_endpoint: 'https://bitbucket.org/site/oauth2/authorize',
      token_endpoint: 'https://bitbucket.org/site/oauth2/access_token',
    },
    scopes: { account: 'Read the account.', repository: 'Read repositories.' },
    sign_in: {
      protocol: 'oauth2',
      userinfo_endpoint: 'https://api.bitbucket.org/2.0/user',
      scopes: ['account'],
      subject_claim: 'uuid',
      attributes: { name: 'display_name', nickname: 'nickname' },
    },
  },
  {
    id: 'atlassian',
    name: 'Atlassian',
    documentation_uri: 'https://developer.atlassian.com/console/myapps/',
    provider: {
      authorization_endpoint: 'https://auth.atlassian.com/authorize',
      token_endpoint: 'https://auth.atlassian.com/oauth/token',
      client_auth_method: 'client_secret_post',
    },
    scopes: { offline_access: 'Access while the person is away.', 'read:jira-work': 'Read issues.', 'write:jira-work': 'Change issues.' },
    parameters: [
      { key: 'audience', value: 'api.atlassian.com' },
      { key: 'prompt', value: 'consent' },
    ],
  },
  {
    id: 'stackexchange',
    name: 'Stack Exchange',
    documentation_uri: 'https://stackapps.com/apps/oauth/register',
    provider: {
      authorization_endpoint: 'https://stackoverflow.com/oauth',
      token_endpoint: 'https://stackoverflow.com/oauth/access_token/json',
      client_auth_method: 'client_secret_post',
      scope_separator: ',',
      refresh_strategy: 'none',
    },
    scopes: { read_inbox: 'Read the inbox.', no_expiry: 'Tokens that do not end.' },
  },
  {
    id: 'digitalocean',
    name: 'DigitalOcean',
    documentation_uri: 'https://cloud.digitalocean.com/account/api/applications',
    provider: {
      authorization_endpoint: 'https://cloud.digitalocean.com/v1/oauth/authorize',
      token_endpoint: 'https://cloud.digitalocean.com/v1/oauth/token',
      revocation_endpoint: 'https://cloud.digitalocean.com/v1/oauth/revoke',
      client_auth_method: 'client_secret_post',
    },
    scopes: { read: 'Read.', write: 'Read and write.' },
  },
  {
    id: 'figma',
    name: 'Figma',
    documentation_uri: 'https://www.figma.com/developers/apps',
    provider: {
      authorization_endpoint: 'https://www.figma.com/oauth',
      token_endpoint: 'https://api.figma.com/v1/oauth/token',
      scope_separator: ',',
    },
    scopes: { 'file_content:read': 'Read files.' },
  },
  {
    id: 'linear',
    name: 'Linear',
    documentation_uri: 'https://linear.app/settings/api',
    provider: {
      authorization_endpoint: 'https://linear.app/oauth/authorize',
      token_endpoint: 'https://api.linear.app/oauth/token',
      revocation_endpoint: 'https://api.linear.app/oauth/revoke',
      client_auth_method: 'client_secret_post',
      scope_separator: ',',
    },
    scopes: { read: 'Read.', write: 'Read and write.' },
  },
  {
    id: 'heroku',
    name: 'Heroku',
    documentation_uri: 'https://dashboard.heroku.com/account/applications',
    provider: {
      authorization_endpoint: 'https://id.heroku.com/oauth/authorize',
      token_endpoint: 'https://id.heroku.com/oauth/token',
      client_auth_method: 'client_secret_post',
    },
    scopes: { identity: 'Read the account.', read: 'Read applications.', write: 'Change applications.' },
  },
]
